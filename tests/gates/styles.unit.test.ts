import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

// A variable that nobody defines is no error to Sass nor to a browser: the text takes whatever colour is around it.

const app = path.join(__dirname, '../../miniprogram')
const sheets = readdirSync(app, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.scss'))
  .map((file) => ({ file, text: readFileSync(path.join(app, file), 'utf8') }))

const namesIn = (pattern: RegExp, text: string) => [...text.matchAll(pattern)].map(([, name]) => name)

const defined = new Set(sheets.flatMap(({ text }) => namesIn(/^\s*(--[\w-]+):/gm, text)))

test('every variable of a style sheet is defined', () => {
  const missing = sheets.flatMap(({ file, text }) =>
    namesIn(/var\(\s*(--[\w-]+)/g, text)
      .filter((name) => !defined.has(name))
      .map((name) => `${file}: ${name ?? ''}`),
  )
  expect(defined).toContain('--ink')
  expect(missing).toEqual([])
})
