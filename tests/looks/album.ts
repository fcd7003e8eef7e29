import { nameOf, type Build, type Look } from './look'

export type Taken = {
  readonly build: Build
  readonly screen: string
  readonly state: string
  readonly look: Look
  /** Below the album's folder. */
  readonly file: string
  readonly findings: readonly string[]
}

/** A page to look through the pictures: a row for each screen and state, its looks side by side. */
export function album(taken: readonly Taken[]): string {
  const rows = new Map<string, Taken[]>()
  for (const each of taken) {
    const row = `${each.screen} “${each.state}”`
    rows.set(row, [...(rows.get(row) ?? []), each])
  }
  const body = [...rows].map(
    ([name, pictures]) => `<h2>${escaped(name)}</h2><div>${pictures.map(figure).join('')}</div>`,
  )
  return `<!doctype html><meta charset="utf-8"><title>微规</title>
<style>
body { margin: 24px; font: 14px/1.5 sans-serif; background: #777; color: #fff }
h2 { font-size: 15px; margin: 32px 0 8px }
div { display: flex; gap: 16px; overflow-x: auto; align-items: flex-start }
figure { margin: 0; flex: none }
figure.found figcaption { color: #ffd24a }
img { display: block; height: 560px; width: auto; max-width: none; object-fit: cover; object-position: top; background: #555 }
</style>
${body.join('\n')}`
}

function figure({ build, look, file, findings }: Taken): string {
  const about = [`${build} ${nameOf(look)}`, ...findings].map(escaped).join('\n')
  const found = findings.length > 0 ? ' class="found"' : ''
  return `<figure${found} title="${about}"><figcaption>${escaped(`${build} ${nameOf(look)}`)}${
    findings.length > 0 ? ` · ${findings.length}` : ''
  }</figcaption><a href="${escaped(file)}"><img loading="lazy" src="${escaped(file)}"></a></figure>`
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
}
