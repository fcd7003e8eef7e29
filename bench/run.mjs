import { buildApp } from '../config/build-app.mjs'
import { buildFunctions } from '../config/build-functions.mjs'
import { buildLocal } from '../config/build-local.mjs'
import { runBundled } from '../config/run-bundled.mjs'

// `node bench/run.mjs product`: builds what is measured and the measuring, `bench/product/main.ts`, and runs it.

const [name, ...args] = process.argv.slice(2)

await Promise.all([buildFunctions(), buildLocal()])
if (name === 'product') await buildApp('weapp')
await runBundled(`bench/${name}/main.ts`, `dist/bench/${name}.js`, args)
