import { amount, beijingTime, dayAndTime, element, failed, nothing, read, repeat, table } from '../dom.js'

const columns = [
  ['云函数'],
  ['实例', 'number'],
  ['调用', 'number'],
  ['失败', 'number'],
  ['最近一次', 'wide'],
  ['时限', 'number wide'],
  ['内存', 'number wide'],
]

/** The functions and what they printed last. */
export function showFunctions(place, environment) {
  const list = element('div', { className: 'scroll' })
  const log = element('ol', { className: 'log', tabIndex: 0, ariaLabel: '日志' })
  place.append(list, element('h2', {}, '日志', element('small', {}, 'functions.log 的最后 200 行')), log)
  let shown = ''

  return repeat(readAll, 2000, (error) => list.replaceChildren(failed(error)))

  async function readAll() {
    const answer = await read(`${environment}/functions`)
    list.replaceChildren(
      answer.functions.length > 0 ? table(columns, answer.functions.map(cells)) : nothing('这里没有云函数'),
    )
    const text = answer.log.join('\n')
    if (text === shown && log.children.length > 0) return
    shown = text
    const wasAtEnd = log.scrollTop + log.clientHeight >= log.scrollHeight - 8
    log.replaceChildren(
      ...(answer.log.length > 0 ? answer.log.map(logLine) : [element('li', {}, '还没有打印什么')]),
    )
    if (wasAtEnd) log.scrollTop = log.scrollHeight
  }
}

function cells({ name, file, isBuilt, instances, invocations, failures, lastAt, timeoutSeconds, memoryMb }) {
  return [
    element(
      'span',
      { title: file },
      element('b', {}, name),
      isBuilt ? '' : element('small', { className: 'bad' }, ' 没有文件'),
    ),
    instances,
    amount(invocations),
    element('span', { className: failures > 0 ? 'bad' : '' }, amount(failures)),
    lastAt === null ? '—' : dayAndTime(lastAt),
    `${timeoutSeconds} 秒`,
    `${memoryMb} MB`,
  ]
}

/** The host writes time, instance, request and text, with tabs between. */
function logLine(line) {
  const [at, instance, requestId, ...text] = line.split('\t')
  if (text.length === 0) return element('li', {}, line)
  const [name] = instance.split('#')
  const time = Number.isNaN(Date.parse(at)) ? at : beijingTime(at)[1].slice(0, 12)
  return element(
    'li',
    { title: `${instance}  ${requestId}` },
    element('time', {}, time),
    element('b', {}, name),
    element('span', {}, text.join('\t')),
  )
}
