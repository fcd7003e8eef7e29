import { actors, type Actor } from './actors'
import type { Row } from './permissions.expected'

const columns = Object.keys(actors) as Actor[]

/** `docs/permissions.md`, as people read the table. */
export function permissionsPage(rows: Readonly<Record<string, Row>>): string {
  const legend = columns.map((actor) => `- **${actor}**: ${actors[actor]}`)
  const table = Object.entries(rows)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([procedure, { on, may, because }]) =>
      line([`\`${procedure}\``, on, ...columns.map((actor) => (may.includes(actor) ? '✓' : '')), because]),
    )
  const head = ['procedure', 'on', ...columns, 'because']
  return [
    '# Who may do what',
    '',
    'Written from `tests/permissions/permissions.expected.ts`, whose test knocks at the door for every cell: a procedure',
    'without a row fails, and so does a cell that is not as told here. `WRITE_DOCS=1 npm test -- tests/permissions`',
    'writes this page anew.',
    '',
    'The people, as seen from a post that the named person of a unit handed in to a channel:',
    '',
    ...legend,
    '',
    '<!-- prettier-ignore -->',
    line(head),
    line(head.map(() => '---')),
    ...table,
    '',
  ].join('\n')
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
