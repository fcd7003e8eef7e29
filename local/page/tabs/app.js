import { element, read } from '../dom.js'

// The page around the app: who is using it, what time it is, and what WeChat has accepted.
// Choosing a person sets the cookie from which the local CloudBase takes the caller's identity.

const hour = 3_600_000
const day = 24 * hour
const beijing = 8 * hour
const byId = (id) => document.getElementById(id)

let envId
let environment
let people = []
let me
let offset = 0

/** Fills the tab once; it stays as it is while others are looked at. */
export async function startApp(first) {
  envId = first
  environment = `/_local/environments/${envId}`
  byId('back').onclick = () => byId('app').contentWindow.history.back()
  byId('open').onclick = () => openPanel(true)
  byId('close').onclick = () => openPanel(false)
  people = [...(await read(`${environment}/people`)), stranger()]
  byId('find-person').oninput = showPeople
  showJumps()
  await Promise.all([readClock(), showSends()])
  choose(people.find(({ openId }) => openId === currentOpenId()) ?? people[0])
  setInterval(showClock, 1000)
  setInterval(showSends, 10_000)
  setInterval(showBar, 300)
}

function choose(person) {
  document.cookie = `weigui_openid=${encodeURIComponent(person.openId)}; path=/; SameSite=Strict`
  document.cookie = `weigui_env=${envId}; path=/; SameSite=Strict`
  byId('me-short').textContent = person.name
  me = person
  showPeople()
  byId('app').src = `/app/?as=${encodeURIComponent(person.openId)}`
  openPanel(false)
}

const tabsOfTheApp = ['home/today', 'posts/compose', 'approvals/inbox', 'rulebooks/library', 'staff/me']

/** The app tells its title as a page does; only its tabs have nothing to go back to. */
function showBar() {
  const { document: page, location } = byId('app').contentWindow
  byId('title').textContent = page.title
  byId('back').hidden = !location.hash || tabsOfTheApp.some((tab) => location.hash.startsWith(`#/${tab}`))
}

/** Who to begin with, then everybody by unit; or whoever matches what was typed, by name, unit or position. */
function showPeople() {
  const typed = byId('find-person').value.trim()
  const found = people.filter(({ name, unit, role }) => `${name} ${unit} ${role}`.includes(typed))
  const first = typed ? [] : people.filter(({ start }) => start)
  const units = [...new Set(found.map(({ unit }) => unit))]
  byId('people').replaceChildren(
    ...(first.length > 0 ? [groupOf('从这里开始', first, ({ start }) => start)] : []),
    ...units.map((unit) =>
      groupOf(
        unit || '公司以外',
        found.filter((each) => each.unit === unit),
        ({ role }) => role,
      ),
    ),
    ...(found.length === 0 ? [element('p', { className: 'quiet' }, `没有找到“${typed}”。`)] : []),
  )
}

function groupOf(title, members, says) {
  const items = members.map((person) => personItem(person, says(person)))
  return element('section', {}, element('h3', {}, title), element('ul', {}, ...items))
}

function personItem(person, says) {
  const chosen = { type: 'button', ariaPressed: String(person === me), onclick: () => choose(person) }
  return element('li', {}, element('button', chosen, person.name, element('small', {}, says)))
}

/** Somebody whom no account is bound to yet; the same one each time this browser comes. */
function stranger() {
  const key = 'weigui-newcomer'
  const openId = localStorage.getItem(key) ?? `newcomer-${crypto.randomUUID().slice(0, 8)}`
  localStorage.setItem(key, openId)
  return { openId, name: '路过的人', role: '没有邀请码', unit: '' }
}

function currentOpenId() {
  const written = /(?:^|; )weigui_openid=([^;]*)/.exec(document.cookie)?.[1]
  return written && decodeURIComponent(written)
}

async function readClock() {
  const { now } = await read(environment)
  offset = new Date(now).getTime() - Date.now()
  showClock()
}

function now() {
  return Date.now() + offset
}

function showClock() {
  byId('now').textContent = written(now())
  byId('now').dateTime = new Date(now()).toISOString()
}

/** Beijing's wall clock, whatever zone this computer is in. */
function written(instant) {
  const [date, time] = new Date(instant + beijing).toISOString().split('T')
  const weekday = '日一二三四五六'[new Date(instant + beijing).getUTCDay()]
  return `${date} 周${weekday} ${time.slice(0, 5)}`
}

function todayAt(hours) {
  const midnight = Math.floor((now() + beijing) / day) * day - beijing
  return midnight + hours * hour
}

function showJumps() {
  const jumps = [
    ['前进 1 小时', () => now() + hour],
    ['到 15:00', () => laterThanNow(todayAt(15))],
    ['到 17:00', () => laterThanNow(todayAt(17))],
    ['到明天 9:00', () => todayAt(24 + 9)],
    ['前进 1 天', () => now() + day],
  ]
  byId('jumps').replaceChildren(
    ...jumps.map(([label, target]) =>
      element('button', { type: 'button', onclick: () => advance(target()) }, label),
    ),
  )
}

function laterThanNow(instant) {
  return instant > now() ? instant : instant + day
}

async function advance(to) {
  const buttons = [...byId('jumps').children]
  buttons.forEach((button) => (button.disabled = true))
  byId('ran').textContent = '时间在走，到点的事情一件件在办…'
  try {
    const { ran } = await read(`${environment}/advance`, { to: new Date(to).toISOString() })
    const failed = ran.filter(({ ok }) => !ok).length
    byId('ran').textContent = `期间系统办事 ${ran.length} 次${failed ? `，其中 ${failed} 次没有办成` : ''}。`
  } catch (error) {
    byId('ran').textContent = `没有走成：${error.message}`
  }
  buttons.forEach((button) => (button.disabled = false))
  await Promise.all([readClock(), showSends()])
  byId('app').contentWindow.location.reload()
}

async function showSends() {
  const sends = await read(`${environment}/sends`)
  byId('sends').replaceChildren(
    ...(sends.length === 0
      ? [element('li', {}, element('span', { className: 'quiet' }, '还没有'))]
      : sends.reverse().slice(0, 8).map(sendItem)),
  )
}

function sendItem({ acceptedAt, articles = [] }) {
  const when = element('small', { className: 'quiet' }, written(new Date(acceptedAt).getTime()))
  return element('li', {}, when, ...articles.map(articleLink))
}

function articleLink({ title, url }) {
  return element('a', { href: url, target: '_blank', rel: 'noreferrer' }, title)
}

function openPanel(isOpen) {
  byId('panel').classList.toggle('is-open', isOpen)
  byId('open').setAttribute('aria-expanded', String(isOpen))
}
