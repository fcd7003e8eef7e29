import { openTestDatabase, type TestDatabase } from '../support'

let local: TestDatabase

beforeAll(async () => {
  local = await openTestDatabase([
    {
      name: 'posts',
      indexes: [
        {
          name: 'by_status',
          fields: [
            ['status', 1],
            ['at', -1],
          ],
        },
        {
          name: 'by_author',
          fields: [
            ['author', 1],
            ['at', -1],
          ],
        },
        { name: 'by_waiting', fields: [['waitingFor', 1]] },
      ],
    },
  ])
  const posts = Array.from({ length: 1000 }, (_, n) => ({
    _id: `p${n}`,
    status: ['draft', 'open', 'sent'][n % 3],
    author: `staff-${n % 50}`,
    at: `2026-01-01_${String(n).padStart(4, '0')}`,
    waitingFor: n % 100 === 0 ? ['chief', `staff-${n % 7}`] : [],
  }))
  await local.db.collection('posts').add(posts)
})
afterAll(() => local.stop())

const posts = () => local.db.collection('posts')

async function cost(ask: () => Promise<unknown>): Promise<{ examined: number; returned: number }> {
  const before = local.database.examined()
  await ask()
  const { examined, returned } = local.calls.at(-1)!
  expect(local.database.examined() - before).toBe(examined)
  return { examined, returned }
}

describe('documents examined', () => {
  it('for a document by its id: one', async () => {
    expect(await cost(() => posts().doc('p7').get())).toEqual({ examined: 1, returned: 1 })
  })

  it('for a page in the order of an index: the page', async () => {
    const page = () => posts().where({ status: 'open' }).orderBy('at', 'desc').limit(20).get()
    expect(await cost(page)).toEqual({ examined: 20, returned: 20 })
  })

  it('for a page behind a cursor: the page', async () => {
    const _ = local.db.command
    const page = () =>
      posts()
        .where({ status: 'open', at: _.lt('2026-01-01_0500') })
        .orderBy('at', 'desc')
        .limit(20)
        .get()
    expect(await cost(page)).toEqual({ examined: 20, returned: 20 })
  })

  it('for a page over several states: the page', async () => {
    const _ = local.db.command
    const page = () =>
      posts()
        .where({ status: _.in(['open', 'draft', 'none']) })
        .orderBy('at', 'desc')
        .limit(20)
        .get()
    expect(await cost(page)).toEqual({ examined: 20, returned: 20 })
    const { data } = (await page()) as { data: { at: string }[] }
    expect(data[0]?.at).toBe('2026-01-01_0999')
    expect(data.map(({ at }) => at)).toEqual(
      data
        .map(({ at }) => at)
        .sort()
        .reverse(),
    )
  })

  it('for two conditions: those of the narrower index', async () => {
    const page = () => posts().where({ status: 'open', author: 'staff-7' }).get()
    expect(await cost(page)).toEqual({ examined: 20, returned: 7 })
  })

  it('for an element of a list: the documents that hold it', async () => {
    expect(await cost(() => posts().where({ waitingFor: 'chief' }).get())).toEqual({
      examined: 10,
      returned: 10,
    })
  })

  it('without an index: all', async () => {
    expect(await cost(() => posts().where({ nothing: 1 }).get())).toEqual({ examined: 1000, returned: 0 })
  })

  it('for an expression that compares a field with a value: those of the index', async () => {
    const { command: _ } = local.db
    const $ = _.aggregate
    const equal = _.expr($.and([$.eq(['$author', 'staff-7']), $.gt(['$at', '2026-01-01_0500'])]))
    expect(await cost(() => posts().where(equal).get())).toEqual({ examined: 20, returned: 10 })
    const turned = _.expr($.eq([$.literal('staff-7'), '$author']))
    expect(await cost(() => posts().aggregate().match(turned).end())).toEqual({ examined: 20, returned: 20 })
  })

  it('for an expression that compares two fields, or a list with a value: no fewer than those it finds', async () => {
    const { command: _ } = local.db
    const $ = _.aggregate
    const twoFields = _.expr($.eq(['$author', '$status']))
    expect(await cost(() => posts().where(twoFields).get())).toEqual({ examined: 1000, returned: 0 })
    const wholeList = _.expr($.eq(['$waitingFor', ['chief', 'staff-0']]))
    expect(await cost(() => posts().where(wholeList).get())).toEqual({ examined: 1000, returned: 2 })
    const element = _.expr($.eq(['$waitingFor', 'chief']))
    expect(await cost(() => posts().where(element).get())).toEqual({ examined: 10, returned: 0 })
  })

  it('for the match at the head of a pipeline: those of the index', async () => {
    const page = () =>
      posts().aggregate().match({ author: 'staff-7' }).sort({ at: -1 }).limit(5).project({ at: 1 }).end()
    expect(await cost(page)).toEqual({ examined: 5, returned: 5 })
  })

  it('for documents joined by an equal field: those that join', async () => {
    const joined = { from: 'posts', localField: 'author', foreignField: 'author', as: 'others' }
    const page = () => posts().aggregate().match({ _id: 'p7' }).lookup(joined).end()
    expect(await cost(page)).toEqual({ examined: 21, returned: 1 + 20 })
  })

  it('for documents joined by their ids: those that join, also where some name nobody', async () => {
    const joined = { from: 'posts', localField: 'replyTo', foreignField: '_id', as: 'others' }
    const page = () => posts().aggregate().match({ _id: 'p7' }).lookup(joined).end()
    expect(await cost(page)).toEqual({ examined: 1, returned: 1 })
  })

  it('for documents joined by a pipeline that compares with a variable: those that join', async () => {
    const $ = local.db.command.aggregate
    const pipeline = $.pipeline()
      .match(local.db.command.expr($.eq(['$author', '$$writer'])))
      .sort({ at: -1 })
      .limit(3)
      .done()
    const joined = { from: 'posts', let: { writer: '$author' }, pipeline, as: 'others' }
    const page = () => posts().aggregate().match({ status: 'sent', author: 'staff-8' }).lookup(joined).end()
    expect(await cost(page)).toEqual({ examined: 20 + 7 * 3, returned: 7 + 7 * 3 })
  })
})
