import { readFileSync, writeFileSync } from 'node:fs'
import { askedOn, carriers, templateNames, templateTitles, templatesInput } from '../../shared/notices'

// `WRITE_DOCS=1 npm test -- tests/ops/template-table` writes the table in docs/deploy.md anew.

const file = 'docs/deploy.md'
const [from, until] = ['<!-- templates -->', '<!-- /templates -->'] as const

function table(): string {
  const rows = templateNames.map((name) => {
    const asked = Object.entries(askedOn)
      .filter(([, names]) => (names as readonly string[]).includes(name))
      .map(([when]) => (when === 'submit' ? 'handing in' : 'deciding'))
    return `| \`${name}\` | ${templateTitles[name]} | ${asked.join(', ')} |`
  })
  const facts = Object.entries(carriers).map(
    ([fact, kinds]) => `| \`${fact}\` | ${kinds.map((kind) => `\`${kind}\``).join(' or ')} |`,
  )
  return [
    ...[
      '<!-- prettier-ignore -->',
      '| template | for | consent is asked when |',
      '|---|---|---|',
      ...rows,
      '',
    ],
    ...[
      '<!-- prettier-ignore -->',
      '| what it says | kinds of field that can carry it |',
      '|---|---|',
      ...facts,
    ],
  ].join('\n')
}

test('the guide lists the templates and fields that the product fills', () => {
  const page = readFileSync(file, 'utf8')
  const [before = '', rest = ''] = page.split(from)
  const [, after = ''] = rest.split(until)
  const written = `${before}${from}\n\n${table()}\n\n${until}${after}`
  if (process.env.WRITE_DOCS) writeFileSync(file, written)
  expect(page).toBe(written)
})

test('the example that the guide gives can be read', () => {
  const example = /^NOTICE_TEMPLATES='(.+)'$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? ''
  expect(Object.keys(templatesInput.parse(JSON.parse(example)))).toEqual(['decide'])
})
