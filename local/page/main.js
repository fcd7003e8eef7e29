// The page of the local CloudBase: the app with its person switcher, and what lies behind it. The address says which
// tab is open: `#collections/posts`.

import { failed, read } from './dom.js'
import { startApp } from './tabs/app.js'
import { showCalls } from './tabs/calls.js'
import { showCollections } from './tabs/collections.js'
import { showFiles } from './tabs/files.js'
import { showFunctions } from './tabs/functions.js'
import { showTimers } from './tabs/timers.js'

/** Each fills the page for one environment, and returns how to stop doing so. */
const tabs = {
  collections: showCollections,
  calls: showCalls,
  functions: showFunctions,
  timers: showTimers,
  files: showFiles,
}

const byId = (id) => document.getElementById(id)

const { environments, first, hasApp } = await read('/_inspect')
const homeTab = hasApp ? 'app' : 'collections'
let envId = first
let stop = () => {}
let appStarted = false

byId('tab-app').hidden = !hasApp
offerEnvironments()
window.addEventListener('hashchange', show)
show()

function show() {
  const [wanted, ...rest] = location.hash.slice(1).split('/').map(decodeURIComponent)
  const name = wanted === 'app' && hasApp ? 'app' : wanted in tabs ? wanted : homeTab
  stop()
  stop = () => {}
  byId('app-tab').hidden = name !== 'app'
  byId('inspector').hidden = name === 'app'
  for (const link of document.querySelectorAll('.tabs a')) {
    if (link.id === `tab-${name}`) link.setAttribute('aria-current', 'page')
    else link.removeAttribute('aria-current')
  }
  if (name !== 'app') return open(name, rest)
  if (!appStarted) startApp(first).catch((error) => byId('ran').replaceChildren(failed(error)))
  appStarted = true
}

function open(name, rest) {
  const place = byId('inspector')
  place.className = `inspector ${name}`
  if (envId === null) return place.replaceChildren(failed(new Error('这里还没有环境。')))
  place.replaceChildren()
  stop = tabs[name](place, `/_inspect/${envId}`, rest) ?? (() => {})
}

function offerEnvironments() {
  const choice = byId('environment')
  choice.hidden = environments.length < 2
  choice.append(...environments.map((name) => new Option(name, name, false, name === first)))
  choice.onchange = () => {
    envId = choice.value
    show()
  }
}
