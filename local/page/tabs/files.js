import { amount, bytes, dayAndTime, element, failed, nothing, openDialog, read, table } from '../dom.js'

const columns = [
  ['路径', 'path'],
  ['大小', 'number'],
  ['类型', 'wide'],
  ['写入', 'wide'],
  ['谁写的', 'wide'],
  [''],
]

/** What is stored, the newest first. */
export function showFiles(place, environment) {
  void turnTo(0)

  async function turnTo(skip) {
    try {
      const { total, files } = await read(`${environment}/files?skip=${skip}`)
      if (total === 0) return place.replaceChildren(nothing('还没有文件'))
      place.replaceChildren(
        pager(total, files.length, skip, turnTo),
        element('div', { className: 'scroll' }, table(columns, files.map(cells))),
      )
    } catch (error) {
      place.replaceChildren(failed(error))
    }
  }

  function cells({ path, bytes: size, type, writtenAt, creator }) {
    const isPicture = type.startsWith('image/') && type !== 'image/heic'
    const look = element('button', { type: 'button', onclick: () => preview(path) }, '预览')
    return [path, bytes(size), type, dayAndTime(writtenAt), creator ?? '云函数', isPicture ? look : '']
  }

  /** By an address that holds for a minute, as the app gets one. */
  async function preview(path) {
    try {
      const { url } = await read(`${environment}/files/address?path=${encodeURIComponent(path)}`)
      openDialog(path, element('img', { src: url, alt: path }))
    } catch (error) {
      openDialog(path, failed(error))
    }
  }
}

function pager(total, shown, skip, turnTo) {
  const button = (text, to, disabled) =>
    element('button', { type: 'button', disabled, onclick: () => turnTo(to) }, text)
  return element(
    'div',
    { className: 'pager' },
    element(
      'span',
      { role: 'status' },
      `共 ${amount(total)} 个文件，第 ${amount(skip + 1)}–${amount(skip + shown)} 个`,
    ),
    button('上一页', Math.max(0, skip - 50), skip === 0),
    button('下一页', skip + 50, skip + shown >= total),
  )
}
