import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

// The one that never has a window takes half of the others' processor time.
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
]

const macApps = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
  (app) => `/Applications/${app}.app/Contents/MacOS/${app}`,
)

const windowsApps = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
  .map((name) => process.env[name])
  .filter(Boolean)
  .flatMap((folder) => [
    path.join(folder, 'Google/Chrome/Application/chrome.exe'),
    path.join(folder, 'Microsoft/Edge/Application/msedge.exe'),
  ])

/** The path of a Chromium. Where there is none, root on Debian installs it; others are told what to do. */
export function ensureChromium() {
  const found = findChromium() ?? (canInstall() ? installChromium() : undefined)
  if (found) return found
  throw new Error('The browser tests need Chromium: install it, or set CHROMIUM to its path.')
}

function findChromium() {
  const given = process.env.CHROMIUM
  if (given && !existsSync(given)) throw new Error(`CHROMIUM is ${given}, but there is no such file.`)
  const onPath = (process.env.PATH ?? '')
    .split(path.delimiter)
    .flatMap((folder) => names.map((name) => path.join(folder, name)))
  return [given, ...onPath, ...macApps, ...windowsApps].filter(Boolean).find((place) => existsSync(place))
}

function canInstall() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

const install = ['install', '-y', '--no-install-recommends']

function installChromium() {
  apt('update')
  // Without the fonts every Chinese character is an empty box.
  apt(...install, 'fonts-noto-cjk')
  try {
    apt(...install, names[0])
  } catch {
    apt(...install, names[1])
  }
  return findChromium()
}

function apt(...args) {
  const { status, stdout, stderr } = spawnSync('apt-get', ['-q', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (status !== 0) throw new Error(`${stdout}${stderr}\n\`apt-get ${args.join(' ')}\` failed: see above.`)
}
