import { buildApp } from '../../config/build-app.mjs'
import { buildFunctions } from '../../config/build-functions.mjs'
import { buildLocal } from '../../config/build-local.mjs'
import { runBundled } from '../../config/run-bundled.mjs'
import { ensureChromium } from '../_support/chromium.mjs'

// `npm run pictures`: builds all that is looked at, and what looks, `tests/looks/main.ts`, and runs it.

await Promise.all([buildFunctions(), buildLocal()])
for (const type of ['h5', 'weapp']) await buildApp(type)
await runBundled('tests/looks/main.ts', 'dist/looks.js', process.argv.slice(2), {
  CHROMIUM: ensureChromium(),
})
