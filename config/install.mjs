import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

// Runs before anything is installed: Node's own modules only.

const root = fileURLToPath(new URL('..', import.meta.url))

/** Says which Node is needed when this one is too old; undefined when it will do. */
export function nodeTooOld(version = process.versions.node) {
  const wanted = readJson('package.json').engines.node.replace('>=', '')
  return isOlder(version, wanted) ? `Node ${wanted} or newer is needed; this is ${version}.` : undefined
}

/** Brings `node_modules` to what the lockfile says. True if something had to be installed. */
export function installPackages() {
  if (areInstalled()) return false
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    // npm's chatter is progress, not our output: whoever reads our standard output wants results.
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (npm.status !== 0) throw new Error('`npm ci` failed: see above.')
  return true
}

/** Dates tell little after a clone or a copy, so what npm noted as installed is compared with the lockfile. */
function areInstalled() {
  const wanted = readJson('package-lock.json').packages
  let installed
  try {
    installed = readJson('node_modules/.package-lock.json').packages
  } catch {
    return false
  }
  return Object.entries(wanted).every(([place, entry]) => {
    if (place === '') return true
    const found = installed[place]
    return found ? found.version === entry.version : entry.optional === true || entry.devOptional === true
  })
}

function isOlder(version, wanted) {
  const [have, need] = [version, wanted].map((text) => text.split('.').map(Number))
  const differing = need.findIndex((part, index) => part !== (have[index] ?? 0))
  return differing >= 0 && (have[differing] ?? 0) < need[differing]
}

function readJson(file) {
  return JSON.parse(readFileSync(root + file, 'utf8'))
}
