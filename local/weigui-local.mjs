#!/usr/bin/env node
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

// `npx weigui-local`: a CloudBase for any project. See `--help`.

const root = fileURLToPath(new URL('..', import.meta.url))
await build()
await createRequire(import.meta.url)('../dist/local/alone.js').runAlone(root, process.argv.slice(2))

async function build() {
  try {
    const { buildLocal, isLocalStale } = await import('../config/build-local.mjs')
    if (isLocalStale()) await buildLocal()
  } catch (error) {
    console.error(`weigui-local could not be built (run \`npm install\` in ${root} first): ${error.message}`)
    process.exit(2)
  }
}
