import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Packages stay in `node_modules`. */
export const forPlainNode = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  packages: 'external',
  sourcemap: true,
  logLevel: 'warning',
}

/**
 * Bundles TypeScript of this repository for plain Node.
 * @param {string} entry
 * @param {string} outfile
 */
export async function bundle(entry, outfile) {
  // Loaded here, so that whoever imports this can install packages first.
  const { build } = await import('esbuild')
  await build({ ...forPlainNode, entryPoints: [entry], outfile })
}
