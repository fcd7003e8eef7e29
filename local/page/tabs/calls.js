import {
  amount,
  beijingTime,
  element,
  failed,
  nothing,
  openDialog,
  read,
  repeat,
  tableRow,
  table,
} from '../dom.js'
import { jsonView } from '../json-view.js'

const mostShown = 500

const kinds = { database: '数据库', storage: '存储', function: '云函数' }

const columns = [
  ['时间'],
  ['调用', 'what'],
  ['对象', 'wide subject'],
  ['毫秒', 'number'],
  ['查阅 / 返回', 'number wide'],
  ['结果', 'outcome'],
  ['请求号', 'wide quiet code'],
]

/** The calls as they come, the newest first. */
export function showCalls(place, environment) {
  const search = element('input', {
    type: 'search',
    placeholder: '集合、函数、结果或请求号',
    ariaLabel: '筛选',
  })
  const pause = element('button', { type: 'button', ariaPressed: 'false' }, '暂停')
  const made = table(columns, [])
  const rows = made.querySelector('tbody')
  const hint = nothing('还没有调用。应用里点一点，这里就会出现。')
  const trouble = element('div')
  place.append(
    element('div', { className: 'tools' }, search, pause),
    trouble,
    element('div', { className: 'scroll' }, made),
    hint,
  )
  let last = 0
  let isPaused = false

  pause.onclick = () => {
    isPaused = !isPaused
    pause.ariaPressed = String(isPaused)
    pause.textContent = isPaused ? '继续' : '暂停'
  }
  search.oninput = () => [...rows.children].forEach(hideOrShow)

  return repeat(readMore, 1000, (error) => trouble.replaceChildren(failed(error)))

  async function readMore() {
    if (isPaused) return
    const answer = await read(`${environment}/calls?after=${last}`)
    trouble.replaceChildren()
    // It counts from 1 again after a restart.
    if (answer.last < last) rows.replaceChildren()
    last = answer.last
    rows.prepend(...answer.calls.map(callRow).reverse())
    while (rows.children.length > mostShown) rows.lastChild.remove()
    hint.hidden = rows.children.length > 0
  }

  function callRow(call) {
    const { kind, action, subject, ms, examined, returned, outcome, requestId, at } = call
    const open = element('button', { type: 'button', className: 'open-call' }, action)
    const row = tableRow(columns, [
      timeOf(at),
      element(
        'span',
        {},
        element('span', { className: `kind ${kind}` }, kinds[kind]),
        open,
        element('small', { className: 'narrow quiet' }, subject),
      ),
      subject,
      ms < 100 ? ms.toFixed(1) : amount(Math.round(ms)),
      examined === undefined ? '' : `${amount(examined)} / ${amount(returned)}`,
      element('span', { className: outcome === 'OK' ? 'good' : 'bad' }, outcome === 'OK' ? '成功' : outcome),
      element('span', { title: requestId }, requestId.slice(0, 8)),
    ])
    row.dataset.words = `${action} ${subject} ${outcome} ${requestId}`.toLowerCase()
    row.onclick = () => openCall(call)
    hideOrShow(row)
    return row
  }

  function hideOrShow(row) {
    row.hidden = !row.dataset.words.includes(search.value.trim().toLowerCase())
  }

  async function openCall({ n, kind, action, subject }) {
    try {
      const { asked, answered, at, ms, outcome, requestId } = await read(`${environment}/calls/${n}`)
      openDialog(
        `${kinds[kind]} ${action} ${subject}`.trim(),
        element(
          'p',
          { className: 'quiet' },
          `${beijingTime(at).join(' ')}　${ms.toFixed(1)} 毫秒　${outcome}`,
        ),
        element('p', { className: 'quiet code' }, requestId),
        element('h3', {}, '请求'),
        jsonView(asked),
        element('h3', {}, '应答'),
        jsonView(answered),
      )
    } catch (error) {
      trouble.replaceChildren(failed(error))
    }
  }
}

function timeOf(at) {
  const [day, time] = beijingTime(at)
  const milliseconds = element('span', { className: 'wide quiet' }, time.slice(8, 12))
  return element('time', { dateTime: at, title: day }, time.slice(0, 8), milliseconds)
}
