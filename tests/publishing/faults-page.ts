import { faults, type Cell } from './faults.expected'

const ways = ['mass-send', 'publish', 'draft', 'hand'] as const

/** `docs/faults.md`, as people read the table. */
export function faultsPage(cells: readonly Cell[]): string {
  const parts = ways.flatMap((way) => {
    const rows = cells
      .filter((cell) => cell.way === way)
      .map(({ stage, fault, accepted, ends, post }) => line([stage, faults[fault], accepted, ends, post]))
    const head = ['stage', 'what happens', 'accepted', 'where it is at 18:05', 'its post']
    return [`## ${way}`, '', '<!-- prettier-ignore -->', line(head), line(head.map(() => '---')), ...rows, '']
  })
  return [
    '# What can go wrong while an edition is sent',
    '',
    'Written from `tests/publishing/faults.expected.ts`, whose cells were written by hand before the code and are each run',
    'against WeChat’s stand-in: an edition of one post, sent at 17:00. `accepted` is the stand-in’s own count of what it',
    'took. Whatever has not gone out by itself was told to a person within ten minutes.',
    '`WRITE_DOCS=1 npm test -- tests/publishing/faults-page` writes this page anew.',
    '',
    ...parts,
  ].join('\n')
}

function line(entries: readonly (string | number)[]): string {
  return `| ${entries.join(' | ')} |`
}
