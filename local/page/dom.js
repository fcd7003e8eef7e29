// What every tab needs. Texts become text nodes, never markup: documents, file names and logs hold what users wrote.

/** `children` are elements or texts; `props` are properties of the element. */
export function element(tag, props = {}, ...children) {
  const made = Object.assign(document.createElement(tag), props)
  made.append(...children.filter((child) => child !== undefined && child !== null).map(nodeOf))
  return made
}

function nodeOf(child) {
  return child instanceof Node ? child : document.createTextNode(String(child))
}

export async function read(url, body) {
  const response = await fetch(url, body && { method: 'POST', body: JSON.stringify(body) })
  const answer = await response.json()
  if (!response.ok) throw new Error(answer.message)
  return answer
}

/** Runs `work` now and again and again, never twice at once, and not while nobody looks. Returns how to stop it. */
export function repeat(work, everyMs, onFailure) {
  let next
  let stopped = false
  const run = async () => {
    try {
      if (!document.hidden) await work()
    } catch (error) {
      if (!stopped) onFailure(error)
    }
    if (!stopped) next = setTimeout(run, everyMs)
  }
  void run()
  return () => {
    stopped = true
    clearTimeout(next)
  }
}

const beijing = 8 * 3_600_000

/** Beijing's wall clock, whatever zone this computer is in: `[2026-01-04, 17:00:00.000]`. */
export function beijingTime(instant) {
  return new Date(new Date(instant).getTime() + beijing).toISOString().slice(0, -1).split('T')
}

export function dayAndTime(instant) {
  const [day, time] = beijingTime(instant)
  return element('time', { dateTime: instant }, `${day} ${time.slice(0, 8)}`)
}

export function amount(number) {
  return number.toLocaleString('zh-CN')
}

export function bytes(count) {
  if (count < 1024) return `${count} B`
  return count < 1024 * 1024 ? `${(count / 1024).toFixed(1)} KB` : `${(count / 1024 / 1024).toFixed(1)} MB`
}

export function nothing(text) {
  return element('p', { className: 'nothing' }, text)
}

export function failed(error) {
  return element('p', { className: 'failed', role: 'alert' }, error.message)
}

/** `columns` are `[title, className]`; a cell is an element or a text. */
export function table(columns, rows) {
  const heads = columns.map(([title, className = '']) => element('th', { className, scope: 'col' }, title))
  return element(
    'table',
    {},
    element('thead', {}, element('tr', {}, ...heads)),
    element('tbody', {}, ...rows.map((cells) => tableRow(columns, cells))),
  )
}

export function tableRow(columns, cells) {
  return element(
    'tr',
    {},
    ...cells.map((cell, at) => element('td', { className: columns[at][1] ?? '' }, cell ?? '')),
  )
}

/** A window over the page, closed by its button, by Esc or by a click beside it. */
export function openDialog(title, ...children) {
  const close = element('button', { type: 'button', className: 'dialog-close', ariaLabel: '关闭' }, '×')
  const heading = element('h2', {}, title)
  const inside = element('div', { className: 'dialog-inside' }, heading, close, ...children)
  const dialog = element('dialog', {}, inside)
  close.onclick = () => dialog.close()
  dialog.onclick = ({ target }) => target === dialog && dialog.close()
  dialog.onclose = () => dialog.remove()
  document.body.append(dialog)
  dialog.showModal()
}
