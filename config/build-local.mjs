import { existsSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Each process that `local/` starts, by the name of its bundle in `dist/local/`. */
const processes = {
  main: 'local/main.ts',
  'function-worker': 'local/functions/worker.ts',
  'end-with-parent': 'local/end-with-parent.ts',
  wechat: 'local/wechat/main.ts',
  demo: 'local/demo/main.ts',
}

/** Bundles the local CloudBase for plain Node; packages stay in `node_modules`. */
export async function buildLocal() {
  const present = Object.entries(processes).filter(([, source]) => existsSync(root + source))
  await build({
    absWorkingDir: root,
    entryPoints: present.map(([out, source]) => ({ in: source, out })),
    outdir: 'dist/local',
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildLocal()
