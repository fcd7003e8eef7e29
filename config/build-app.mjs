import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** All that the bundles are made of. cloudfunctions/ is not: the Mini Program takes only types from it. */
const sources = [
  'miniprogram',
  'shared',
  'config/index.ts',
  'babel.config.js',
  'package.json',
  'package-lock.json',
  'project.config.json',
  'tsconfig.json',
  '.env',
]

/**
 * Builds the Mini Program for WeChat (`weapp`) or for a browser (`h5`) into `dist/<type>`, unless that was
 * built from these very sources. False if nothing had to be done. An aborted signal ends the build.
 */
export async function buildApp(type, { signal } = {}) {
  const digest = digestOfSources()
  const stamp = path.join(root, `dist/${type}/.sources`)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return false
  rmSync(stamp, { force: true })
  await runTaro(type, signal)
  writeFileSync(stamp, digest)
  return true
}

async function runTaro(type, signal) {
  const logFile = path.join(root, `dist/${type}-build.log`)
  mkdirSync(path.dirname(logFile), { recursive: true })
  const log = openSync(logFile, 'w')
  const taro = spawn(
    process.execPath,
    [path.join(root, 'node_modules/@tarojs/cli/bin/taro'), 'build', '--type', type, '--no-check'],
    { cwd: root, env: { ...process.env, NODE_ENV: 'production' }, stdio: ['ignore', log, log], signal },
  )
  const code = await new Promise((resolve, reject) => taro.once('error', reject).once('exit', resolve))
  if (code === 0) return
  const ending = readFileSync(logFile, 'utf8').split('\n').slice(-40).join('\n')
  throw new Error(`${ending}\nThe ${type} build failed; all of its output is in dist/${type}-build.log.`)
}

function digestOfSources() {
  const hash = createHash('sha256')
  for (const source of sources) addTo(hash, path.join(root, source))
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

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildApp(process.argv[2] ?? 'weapp')
