import { amount, element, failed, nothing, read } from '../dom.js'
import { jsonView } from '../json-view.js'

const perPage = 20

/** The collections, and the documents of one of them. */
export function showCollections(place, environment, [chosen]) {
  const list = element('nav', { className: 'side', ariaLabel: '集合' })
  const documents = element('section', { className: 'documents' })
  place.append(list, documents)
  place.classList.toggle('has-chosen', chosen !== undefined)

  read(`${environment}/collections`)
    .then((collections) => {
      list.replaceChildren(...collections.map((each) => link(each, each.name === chosen)))
      if (collections.length === 0) list.append(nothing('还没有集合'))
      const found = collections.find(({ name }) => name === chosen)
      if (found) showDocuments(documents, environment, found)
      else documents.append(nothing('选一个集合，看里面的文档。'))
    })
    .catch((error) => list.replaceChildren(failed(error)))
}

function link({ name, documents }, isChosen) {
  const made = element('a', { href: `#collections/${encodeURIComponent(name)}` }, name)
  made.append(element('span', { className: 'count' }, amount(documents)))
  if (isChosen) made.setAttribute('aria-current', 'true')
  return made
}

function showDocuments(place, environment, { name, documents, indexes }) {
  const query = element('input', {
    type: 'text',
    name: 'query',
    placeholder: '{"_id": "…"}',
    ariaLabel: '查询条件（JSON）',
    spellcheck: false,
    autocomplete: 'off',
  })
  const form = element('form', { className: 'filter' }, query, element('button', {}, '查找'))
  const found = element('div', { className: 'found' })
  place.append(
    element('a', { href: '#collections', className: 'to-list' }, '‹ 全部集合'),
    element('h2', {}, name, element('small', {}, `${amount(documents)} 篇文档`)),
    element('ul', { className: 'indexes', ariaLabel: '索引' }, ...indexes.map(indexItem)),
    form,
    found,
  )
  form.onsubmit = (event) => {
    event.preventDefault()
    void turnTo(0)
  }
  void turnTo(0)

  async function turnTo(skip) {
    const asked = new URLSearchParams({ query: query.value.trim() || '{}', skip })
    try {
      const page = await read(`${environment}/collections/${encodeURIComponent(name)}?${asked}`)
      found.replaceChildren(pager(page, skip, turnTo), ...page.documents.map(documentItem))
      if (page.documents.length === 0) found.append(nothing(skip > 0 ? '后面没有了' : '没有符合的文档'))
    } catch (error) {
      found.replaceChildren(failed(error))
    }
  }
}

function indexItem({ name, fields, unique }) {
  const written = fields.map(([field, direction]) => `${field} ${direction === 1 ? '↑' : '↓'}`).join('，')
  return element('li', { title: name }, written, unique ? element('b', {}, '唯一') : undefined)
}

function pager({ documents, isLast, examined }, skip, turnTo) {
  const button = (text, to, disabled) =>
    element('button', { type: 'button', disabled, onclick: () => turnTo(to) }, text)
  const range = documents.length > 0 ? `第 ${amount(skip + 1)}–${amount(skip + documents.length)} 篇` : ''
  return element(
    'div',
    { className: 'pager' },
    element('span', { role: 'status' }, `${range}　查阅了 ${amount(examined)} 篇`),
    button('上一页', Math.max(0, skip - perPage), skip === 0),
    button('下一页', skip + perPage, isLast),
  )
}

/** One line until it is opened; drawn when it is. */
function documentItem(document) {
  const { _id: id, ...rest } = document
  const line = JSON.stringify(rest)
  const summary = element('summary', {}, element('b', {}, typeof id === 'string' ? id : JSON.stringify(id)))
  summary.append(element('span', {}, line.length > 300 ? `${line.slice(0, 300)}…` : line))
  const item = element('details', {}, summary)
  item.addEventListener('toggle', () => item.append(jsonView(document)), { once: true })
  return item
}
