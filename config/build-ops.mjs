import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Bundles the operator's commands for plain Node, into `dist/ops/main.js`; packages stay in `node_modules`. */
export async function buildOps() {
  const { build } = await import('esbuild')
  await build({
    absWorkingDir: root,
    entryPoints: ['ops/main.ts'],
    outfile: 'dist/ops/main.js',
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildOps()
