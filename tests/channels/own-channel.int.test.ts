import { setUpCompany, type Company } from '../../cloudfunctions/set-up-company'
import { addDays, weekdayOf } from '../../shared/_kernel'
import { demoCompany } from '../_support/small-company'
import { aMaterial, anId } from '../_support/builders'
import { openCompany, type TestCompany } from '../_support/company'

/** Thursday, 1 January 2026, 10:00 in Beijing. */
const startsAt = '2026-01-01T02:00:00.000Z'

let company: TestCompany

beforeEach(async () => {
  company = await openCompany(startsAt)
})

afterEach(() => company.leave())

type OwnRulebook = NonNullable<Company['rulebooks']>[number]
type OwnRule = OwnRulebook['rules'][number]

/** The rules of a store's own account: two steps, one clear day. */
function houseRules(id: string, cadence: OwnRule): OwnRulebook {
  return {
    id,
    version: 1,
    title: `中山店${id}办法`,
    clauses: [
      {
        id: 'H1',
        heading: '发布周期',
        text: '门店自己的账号按门店的节奏发布。',
        source: '一',
        visibility: 'public',
      },
      {
        id: 'H2',
        heading: '流程',
        text: '编辑之后由放行人放行，空出一个整天。',
        source: '二',
        visibility: 'public',
      },
    ],
    rules: [
      cadence,
      { kind: 'lead-time', id: 'H2.lead-time', clause: 'H2', clearDays: 1 },
      {
        kind: 'chain',
        id: 'H2.chain',
        clause: 'H2',
        steps: [
          { role: 'editor', title: '店内编辑' },
          { role: 'publisher', title: '店长放行' },
        ],
        differentPeople: true,
      },
    ],
  }
}

const weekly = houseRules('weekly', {
  kind: 'cadence',
  id: 'H1.cadence',
  clause: 'H1',
  channelKind: '门店号',
  cadence: { kind: 'weekdays', weekdays: [1, 3, 6] },
  window: { opens: '16:00', closes: '16:20' },
  windowsOn: [{ weekdays: [6], window: { opens: '10:00', closes: '10:30' } }],
  minPosts: 1,
})

const flowing = houseRules('flowing', {
  kind: 'cadence',
  id: 'H1.cadence',
  clause: 'H1',
  channelKind: '门店微博',
  cadence: { kind: 'continuous', everyMinutes: 30 },
  window: { opens: '09:00', closes: '10:30' },
  minPosts: 1,
})

async function addChannel(kind: string, rulebook: OwnRulebook, plannedPosts: number, others: string[] = []) {
  const [group] = demoCompany.channels
  const own: Company['channels'][number] = {
    ...group!,
    _id: 'store-own',
    name: '中山店自有号',
    kind,
    rulebooks: [`${rulebook.id}@1`, 'wechat-platform@1', ...others],
    figures: { plannedPosts },
    team: { ...group!.team, editor: ['sun-li'], publisher: ['ma-chao'] },
  }
  await setUpCompany(
    { ...demoCompany, rulebooks: [rulebook], channels: [...demoCompany.channels, own] },
    startsAt,
  )
  await company.tick()
}

async function handIn(): Promise<{ postId: string; day: string | null; opensAt: string | null }> {
  const author = company.as('chen-mo')
  const material = aMaterial({ pictures: [await author.upload()] })
  return author.ask('posts', 'submit', {
    commandId: anId(),
    postId: anId(),
    channelId: 'store-own',
    material,
  })
}

/** Under a clause of the rulebooks that this channel adopted. */
async function sendBack(postId: string): Promise<void> {
  const editor = company.as('sun-li')
  const { approval } = await editor.ask('posts', 'detail', { postId })
  await editor.ask('approvals', 'decide', {
    commandId: anId(),
    approvalId: approval.id,
    digest: approval.digest,
    step: approval.current,
    verdict: 'returned',
    comment: '标题太长',
    clause: 'P1',
  })
}

test('G25: a unit’s own channel has its own days, windows, lead time and chain', async () => {
  await addChannel('门店号', weekly, 2)
  const { editions } = await company.as('chen-mo').ask('editions', 'calendar')
  const own = editions.filter(({ channelId }) => channelId === 'store-own')
  expect([...new Set(own.map(({ day }) => weekdayOf(day)))].sort()).toEqual([1, 3, 6])
  expect(own.find(({ day }) => day === '2026-01-03')?.opensAt).toBe('2026-01-03T02:00:00.000Z')
  expect(own.find(({ day }) => day === '2026-01-05')?.opensAt).toBe('2026-01-05T08:00:00.000Z')

  const { postId, day } = await handIn()
  expect(day).toBe('2026-01-03')
  await company.as('sun-li').decide(postId)
  await company.as('ma-chao').decide(postId)
  const { post } = await company.as('chen-mo').ask('posts', 'detail', { postId })
  expect(post).toMatchObject({ state: 'scheduled', place: { day: '2026-01-03' } })
})

test('G25: two chains for one channel are refused, and both are named', async () => {
  await expect(addChannel('门店号', weekly, 2, ['group-media@1'])).rejects.toThrow(
    '《集团媒体管理规定》G11与《中山店weekly办法》H2都规定了审批流程',
  )
})

test('G25: each post of a continuous channel has an edition and a time of its own', async () => {
  await addChannel('门店微博', flowing, 1)
  const { channels } = await company.as('chen-mo').ask('posts', 'compose', { postId: null })
  const shown = channels.find(({ id }) => id === 'store-own')
  expect(shown?.earliest).toMatchObject({ day: '2026-01-03', opensAt: '2026-01-03T01:00:00.000Z', free: 1 })
  expect(await company.db.get('editions', 'store-own_2026-01-03_1')).toBeNull()

  const handedIn = [await handIn(), await handIn(), await handIn(), await handIn()]
  expect(handedIn.map(({ opensAt }) => opensAt)).toEqual([
    '2026-01-03T01:00:00.000Z',
    '2026-01-03T01:30:00.000Z',
    '2026-01-03T02:00:00.000Z',
    '2026-01-04T01:00:00.000Z',
  ])
})

test('T1, G25: ten posts at once on a continuous channel get ten different times', async () => {
  await addChannel('门店微博', flowing, 1)
  const posts = await Promise.all(Array.from({ length: 10 }, handIn))
  expect(new Set(posts.map(({ opensAt }) => opensAt)).size).toBe(10)
  const last = addDays('2026-01-03', 3)
  expect(
    posts
      .map(({ day }) => day ?? '')
      .sort()
      .at(-1),
  ).toBe(last)
  const editions = await company.db.find('editions', {
    where: { channelId: 'store-own' },
    limit: 100,
  })
  expect(editions.map(({ places, free }) => [places.length, free])).toEqual(Array(10).fill([1, 0]))
})

test('T16, T17, G25: what has not passed moves on, and a time that came free is given again', async () => {
  await addChannel('门店微博', flowing, 1)
  const first = await handIn()
  const second = await handIn()
  await sendBack(first.postId)
  expect((await handIn()).opensAt).toBe('2026-01-03T01:00:00.000Z')
  company.now = '2026-01-02T23:31:00.000Z'
  await company.tick()
  const { post } = await company.as('chen-mo').ask('posts', 'detail', { postId: second.postId })
  expect(post).toMatchObject({ state: 'in-approval', place: { day: '2026-01-04' } })
})
