import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, openSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const sources = ['miniprogram', 'shared', 'config', 'babel.config.js', 'tsconfig.json', 'package-lock.json']
const stamp = path.join(root, 'dist/h5/.sources')
const logFile = path.join(root, 'dist/h5-build.log')

/**
 * Builds the Mini Program for the browser into `dist/h5`, unless that was built from these very sources.
 * False if nothing had to be done. An aborted signal ends the build.
 */
export async function buildH5({ signal } = {}) {
  const digest = digestOf(sources.map((name) => path.join(root, name)))
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return false
  mkdirSync(path.dirname(logFile), { recursive: true })
  const log = openSync(logFile, 'w')
  const taro = spawn(
    process.execPath,
    [path.join(root, 'node_modules/@tarojs/cli/bin/taro'), 'build', '--type', 'h5', '--no-check'],
    { cwd: root, env: { ...process.env, NODE_ENV: 'production' }, stdio: ['ignore', log, log], signal },
  )
  const code = await new Promise((resolve, reject) => taro.once('error', reject).once('exit', resolve))
  if (code !== 0) {
    const ending = readFileSync(logFile, 'utf8').split('\n').slice(-40).join('\n')
    throw new Error(`${ending}\nThe H5 build failed; all of it is in dist/h5-build.log.`)
  }
  writeFileSync(stamp, digest)
  return true
}

function digestOf(places) {
  const hash = createHash('sha256')
  for (const place of places) addTo(hash, place)
  return hash.digest('hex')
}

function addTo(hash, place) {
  if (!existsSync(place)) return
  if (statSync(place).isDirectory()) {
    for (const name of readdirSync(place).sort()) addTo(hash, path.join(place, name))
  } else {
    hash.update(path.relative(root, place)).update('\0').update(readFileSync(place)).update('\0')
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildH5()
