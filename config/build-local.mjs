import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { forPlainNode } from './bundle.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const inputsNote = `${root}dist/local/inputs.json`

/** Each process that `local/` starts, by the name of its bundle in `dist/local/`. */
const processes = {
  main: 'local/main.ts',
  alone: 'local/alone.ts',
  'inspector-reading': 'local/inspector/reading-process.ts',
  'function-worker': 'local/functions/worker.ts',
  'end-with-parent': 'local/end-with-parent.ts',
  wechat: 'local/wechat/main.ts',
  demo: 'local/demo/main.ts',
}

/** Bundles the local CloudBase for plain Node; packages stay in `node_modules`. */
export async function buildLocal() {
  const { build } = await import('esbuild')
  const present = Object.entries(processes).filter(([, source]) => existsSync(root + source))
  const { metafile } = await build({
    ...forPlainNode,
    entryPoints: present.map(([out, source]) => ({ in: source, out })),
    outdir: 'dist/local',
    metafile: true,
  })
  writeFileSync(inputsNote, JSON.stringify(Object.keys(metafile.inputs)))
}

/** Whether something that the bundles were made of has changed since; without sources, they are what they are. */
export function isLocalStale() {
  if (!existsSync(inputsNote)) return true
  if (!existsSync(`${root}local/main.ts`)) return false
  const builtAt = statSync(inputsNote).mtimeMs
  return JSON.parse(readFileSync(inputsNote, 'utf8')).some((input) => {
    const found = statSync(root + input, { throwIfNoEntry: false })
    return !found || found.mtimeMs > builtAt
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildLocal()
