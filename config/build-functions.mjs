import { existsSync, rmSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const doors = ['api', 'clock', 'wechat']

/**
 * Bundles each door into `dist/functions/<name>/index.js`, everything inside: the cloud installs nothing.
 * Names stay as they are written, because the SDK's errors and our own are told apart by them in the log: to shorten
 * them and set them again when the function starts (`keepNames`) costs a cold start 50 ms.
 */
export async function buildFunctions() {
  const present = doors.filter((name) => existsSync(`${root}cloudfunctions/${name}.ts`))
  for (const name of doors) rmSync(`${root}dist/functions/${name}`, { recursive: true, force: true })
  if (present.length === 0) return
  await build({
    absWorkingDir: root,
    entryPoints: present.map((name) => ({ in: `cloudfunctions/${name}.ts`, out: `${name}/index` })),
    outdir: 'dist/functions',
    bundle: true,
    platform: 'node',
    target: 'node18',
    format: 'cjs',
    minifyWhitespace: true,
    minifySyntax: true,
    sourcemap: true,
    logLevel: 'warning',
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildFunctions()
