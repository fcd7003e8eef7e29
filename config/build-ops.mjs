import { pathToFileURL } from 'node:url'
import { bundle } from './bundle.mjs'

/** Bundles the operator's commands. */
export function buildOps() {
  return bundle('ops/main.ts', 'dist/ops/main.js')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildOps()
