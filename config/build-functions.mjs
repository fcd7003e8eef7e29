import { existsSync, rmSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const doors = ['api', 'clock', 'wechat']

/**
 * Names stay as they are written, because the SDK's errors and our own are told apart by them in the log: to shorten
 * them and set them again when the function starts (`keepNames`) costs a cold start 50 ms.
 */
const shape = {
  absWorkingDir: root,
  outdir: 'dist/functions',
  bundle: true,
  platform: 'node',
  target: 'node18',
  format: 'cjs',
  minifyWhitespace: true,
  minifySyntax: true,
  sourcemap: true,
  logLevel: 'warning',
}

/**
 * Bundles each door into `dist/functions/<name>/index.js`, everything inside: the cloud installs nothing. A package that
 * is imported where it is needed, `await import('mammoth')`, is a file beside it, which a cold start does not read.
 */
export async function buildFunctions() {
  const present = doors.filter((name) => existsSync(`${root}cloudfunctions/${name}.ts`))
  for (const name of doors) rmSync(`${root}dist/functions/${name}`, { recursive: true, force: true })
  if (present.length === 0) return
  const beside = new Map()
  const { metafile } = await build({
    ...shape,
    entryPoints: present.map((name) => ({ in: `cloudfunctions/${name}.ts`, out: `${name}/index` })),
    plugins: [leavingRarePackages(beside)],
    // Then `import` in a bundle is a `require` that waits for its turn.
    supported: { 'dynamic-import': false },
    metafile: true,
  })
  const needed = present.flatMap((name) =>
    metafile.outputs[`dist/functions/${name}/index.js`].imports.flatMap(({ path }) =>
      beside.has(path) ? [{ in: beside.get(path).package, out: `${name}/${beside.get(path).name}` }] : [],
    ),
  )
  await build({ ...shape, entryPoints: needed })
}

/** @param {Map<string, { package: string, name: string }>} beside is filled with what is left out, by its file */
function leavingRarePackages(beside) {
  return {
    name: 'leaving-rare-packages',
    setup({ onResolve }) {
      onResolve({ filter: /^[^.]/ }, ({ kind, path }) => {
        if (kind !== 'dynamic-import') return undefined
        const name = path.replaceAll('/', '-')
        beside.set(`./${name}.js`, { package: path, name })
        return { path: `./${name}.js`, external: true }
      })
    },
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildFunctions()
