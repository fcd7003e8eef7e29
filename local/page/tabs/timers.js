import { dayAndTime, element, failed, nothing, read, repeat, table } from '../dom.js'

const columns = [['定时器'], ['云函数', 'wide'], ['时间表', 'code wide'], ['上次', 'last'], ['下次', 'wide']]

export function showTimers(place, environment) {
  const list = element('div', { className: 'scroll' })
  place.append(list)
  return repeat(
    async () => {
      const { areFiring, timers } = await read(`${environment}/timers`)
      list.replaceChildren(timers.length > 0 ? table(columns, timers.map(cells)) : nothing('这里没有定时器'))
      if (timers.length > 0 && !areFiring)
        list.prepend(element('p', { className: 'note' }, '这里的定时器不会自己触发：启动时没有加 --timers。'))
    },
    2000,
    (error) => list.replaceChildren(failed(error)),
  )
}

function cells({ name, functionName, cron, lastRun, nextDue }) {
  return [
    element('b', {}, name),
    functionName,
    cron,
    lastRun ? ran(lastRun) : '还没有',
    nextDue ? dayAndTime(nextDue) : '—',
  ]
}

function ran({ at, outcome }) {
  const isGood = outcome === 'OK'
  return element(
    'span',
    {},
    dayAndTime(at),
    element('span', { className: isGood ? 'good' : 'bad' }, isGood ? ' 成功' : ` ${outcome}`),
  )
}
