import { openCompany, type TestCompany } from '../_support/company'
import { noWishes } from '../../shared/posts'
import { aMaterial, anId } from '../_support/builders'
import { noticesOf, titlesWaiting, trailOf } from '../approvals/at-work'
import { askFor, decisionOn, editionId, expectWholeness, sign, urgentOf } from './at-urgent'

let company: TestCompany

beforeEach(async () => {
  company = await openCompany('2026-01-01T02:00:00.000Z')
})

afterEach(() => company.leave())

async function handIn(title = '周年庆', personId = 'chen-mo'): Promise<string> {
  return (await company.as(personId).submit({ title })).postId
}

/** Nearer editions are empty otherwise: so near, the lead time lets nobody in. */
async function fill(day: string, count = 6): Promise<string[]> {
  const { _id: other } = (await company.db.get('posts', await handIn('别的稿件', 'gao-yuan')))!
  const ids: string[] = []
  for (let n = 0; n < count; n += 1) {
    const post = (await company.db.get('posts', other))!
    const _id = anId()
    const holdId = anId()
    const edition = (await company.db.get('editions', editionId(day)))!
    const place = { editionId: edition._id, day: edition.day, opensAt: edition.opensAt, holdId }
    const approval = (await company.db.get('approvals', post.approvalId))!
    await company.db.transact(async (tx) => {
      await tx.replace('editions', {
        ...edition,
        free: edition.free - 1,
        places: [
          ...edition.places,
          { postId: _id, holdId, submittedAt: post.submittedAt, holdExpiresAt: post.submittedAt },
        ],
      })
      await tx.insert('posts', { ...post, _id, title: `先到的 ${n + 1}`, place, approvalId: `${_id}_1` })
      await tx.insert('approvals', { ...approval, _id: `${_id}_1`, subjectId: _id })
    })
    ids.push(_id)
  }
  return ids
}

async function seen(postId: string) {
  return (await company.as('zhou-ning').ask('posts', 'detail', { postId })).post
}

async function arrange(postId: string, extras: Parameters<typeof decisionOn>[3] & object) {
  const decision = await decisionOn(company, 'tang-yue', postId, extras)
  return company.as('tang-yue').ask('approvals', 'decide', decision)
}

test('G8: the unit asks, its head signs, the arranger gives it a free place nearer than the lead time allows', async () => {
  const postId = await handIn()
  expect((await seen(postId)).place?.day).toBe('2026-01-04')
  await askFor(company, postId, '2026-01-02')
  expect(await titlesWaiting(company, 'ma-chao')).toEqual(['加急：周年庆'])
  expect(await titlesWaiting(company, 'tang-yue')).toEqual([])
  await sign(company, postId)
  const { ways } = await urgentOf(company, 'tang-yue', postId)
  expect(ways?.map(({ day, isFree }) => [day, isFree])).toEqual([
    ['2026-01-02', true],
    ['2026-01-03', true],
  ])
  await arrange(postId, { extras: { how: 'free', editionId: editionId('2026-01-02') } })
  expect(await seen(postId)).toMatchObject({
    state: 'in-approval',
    urgent: true,
    place: { day: '2026-01-02', settled: true },
  })
  expect(await trailOf(company, postId)).toEqual([
    'submitted 陈默',
    'urgent-asked 陈默',
    'urgent-agreed 马超',
    'urgent-arranged 唐悦',
  ])
  expect((await noticesOf(company, 'chen-mo', postId))[0]).toBe('加急已安排')
  const { arranged, ways: none } = await urgentOf(company, 'tang-yue', postId)
  expect(arranged).toMatchObject({ how: 'free', day: '2026-01-02', byName: '唐悦' })
  expect(none).toBeNull()
  await expectWholeness(company)
})

test('G8, G11: urgency changes the place, not the four hands: it goes out only when all of them have passed it', async () => {
  const postId = await handIn()
  const calm = await handIn('不急的')
  await askFor(company, postId, '2026-01-02')
  await sign(company, postId)
  await arrange(postId, { extras: { how: 'free', editionId: editionId('2026-01-02') } })
  expect(await titlesWaiting(company, 'zhou-ning')).toEqual(['周年庆', '不急的'])
  await company.pass(postId)
  company.now = '2026-01-02T07:00:00.000Z'
  await company.tick()
  expect(await seen(postId)).toMatchObject({ state: 'locked', place: { day: '2026-01-02' } })
  expect((await seen(calm)).state).toBe('in-approval')
})

test('G8: the lead time of G6 is overridden by this and only this: not when the unit’s head passes the post later', async () => {
  const rules = (await company.db.get('effectiveRules', 'group-media'))!
  const chain = {
    ...rules.chain,
    steps: [{ role: 'unit-head' as const, title: '单位负责人' }, ...rules.chain.steps],
  }
  await company.db.transact((tx) => tx.replace('effectiveRules', { ...rules, chain }))
  const postId = await handIn()
  await askFor(company, postId, '2026-01-03')
  await sign(company, postId)
  await arrange(postId, { extras: { how: 'free', editionId: editionId('2026-01-03') } })
  await company.as('ma-chao').decide(postId)
  expect((await seen(postId)).place?.day).toBe('2026-01-03')
})

test('G8, P1: an extra place, up to the platform’s 8', async () => {
  await fill('2026-01-02')
  for (const planned of [7, 8]) {
    const postId = await handIn(`第 ${planned} 篇`)
    await askFor(company, postId, '2026-01-02')
    await sign(company, postId)
    const { ways } = await urgentOf(company, 'tang-yue', postId)
    expect(ways?.find(({ day }) => day === '2026-01-02')).toMatchObject({ isFree: false, extra: true })
    await arrange(postId, { extras: { how: 'extra', editionId: editionId('2026-01-02') } })
    expect(await company.db.get('editions', editionId('2026-01-02'))).toMatchObject({
      plannedPosts: planned,
      free: 0,
    })
  }
  const ninth = await handIn('第 9 篇')
  await askFor(company, ninth, '2026-01-02')
  await sign(company, ninth)
  const { ways } = await urgentOf(company, 'tang-yue', ninth)
  expect(ways?.find(({ day }) => day === '2026-01-02')?.extra).toBe(false)
  const extras = { how: 'extra', editionId: editionId('2026-01-02') } as const
  const decision = await decisionOn(company, 'tang-yue', ninth, { extras })
  const refusal = await company.as('tang-yue').refused('approvals', 'decide', decision)
  expect(refusal).toMatchObject({ code: 'no-place', clause: 'G8' })
  await expectWholeness(company)
})

test('G8: another post makes way, to the chosen day; its submitter is told, and its approvers see the new date', async () => {
  const [first = ''] = await fill('2026-01-02')
  const postId = await handIn()
  await askFor(company, postId, '2026-01-02')
  await sign(company, postId)
  const { ways } = await urgentOf(company, 'tang-yue', postId)
  const maker = ways?.find(({ day }) => day === '2026-01-02')?.instead.find(({ id }) => id === first)
  expect(maker).toMatchObject({ title: '先到的 1', submitterName: '高远' })
  expect(maker?.later.map(({ day }) => day)[0]).toBe('2026-01-03')
  const [, to] = maker?.later ?? []
  await arrange(postId, {
    extras: {
      how: 'instead',
      editionId: editionId('2026-01-02'),
      outId: first,
      outToId: to?.id ?? '',
    },
  })
  expect((await seen(postId)).place?.day).toBe('2026-01-02')
  expect(await company.db.get('posts', first)).toMatchObject({ urgent: false, place: { day: '2026-01-04' } })
  expect((await noticesOf(company, 'gao-yuan', first))[0]).toBe('日期有变')
  expect((await company.db.get('approvals', `${first}_1`))?.summary.when).toBe('1月4日 周日')
  expect(await trailOf(company, first)).toEqual(['made-way 唐悦'])
  await expectWholeness(company)
})

test('G8: what is itself urgent makes way for nobody', async () => {
  await fill('2026-01-02', 5)
  const earlier = await handIn('先急的')
  await askFor(company, earlier, '2026-01-02')
  await sign(company, earlier)
  await arrange(earlier, { extras: { how: 'free', editionId: editionId('2026-01-02') } })
  const postId = await handIn()
  await askFor(company, postId, '2026-01-02')
  await sign(company, postId)
  const { ways } = await urgentOf(company, 'tang-yue', postId)
  const way = ways?.find(({ day }) => day === '2026-01-02')
  expect(way?.instead).toHaveLength(5)
  expect(way?.instead.map(({ id }) => id)).not.toContain(earlier)
  const extras = {
    ...{ how: 'instead' as const, editionId: editionId('2026-01-02') },
    ...{ outId: earlier, outToId: editionId('2026-01-05') },
  }
  const decision = await decisionOn(company, 'tang-yue', postId, { extras })
  expect((await company.as('tang-yue').refused('approvals', 'decide', decision)).code).toBe('no-place')
  expect((await seen(earlier)).place?.day).toBe('2026-01-02')
})

test('G8: refused with a reason; the post stays where it is, and can be asked for again', async () => {
  const postId = await handIn()
  await askFor(company, postId, '2026-01-02')
  await sign(company, postId)
  const silent = await decisionOn(company, 'tang-yue', postId, { verdict: 'rejected' })
  expect((await company.as('tang-yue').refused('approvals', 'decide', silent)).path).toBe('comment')
  await arrange(postId, { verdict: 'rejected', comment: '这几期都是重要稿件' })
  expect(await seen(postId)).toMatchObject({ urgent: false, place: { day: '2026-01-04' } })
  expect((await noticesOf(company, 'chen-mo', postId))[0]).toBe('加急未获同意')
  await askFor(company, postId, '2026-01-03')
  expect(await titlesWaiting(company, 'ma-chao')).toEqual(['加急：周年庆'])
})

test('the arranger has to choose, and the head has nothing to choose', async () => {
  const postId = await handIn()
  await askFor(company, postId, '2026-01-02')
  const extras = { how: 'free', editionId: editionId('2026-01-02') } as const
  const early = await decisionOn(company, 'ma-chao', postId, { extras })
  expect((await company.as('ma-chao').refused('approvals', 'decide', early)).path).toBe('extras')
  await sign(company, postId)
  const without = await decisionOn(company, 'tang-yue', postId)
  expect((await company.as('tang-yue').refused('approvals', 'decide', without)).path).toBe('extras')
  const odd = { ...without, commandId: anId(), extras: { how: 'free', editionId: { $ne: '' } } }
  expect((await company.as('tang-yue').refused('approvals', 'decide', odd)).code).toBe('bad-input')
})

test('T15: the head who asks cannot sign; nobody outside the unit can ask', async () => {
  const { postId } = await company.as('lin-xiaoyu').submit({ title: '品牌月' })
  const wish = { commandId: anId(), postId, wishedDay: '2026-01-02', reason: '活动提前' }
  const refusal = await company.as('sun-li').refused('urgent', 'ask', wish)
  expect(refusal).toMatchObject({ code: 'not-allowed', clause: 'G8' })
  expect(await titlesWaiting(company, 'sun-li')).toEqual([])
  expect((await company.as('chen-mo').refused('urgent', 'ask', wish)).code).toBe('not-found')
  expect((await company.as('zhou-ning').refused('urgent', 'ask', wish)).clause).toBe('G8')
  await askFor(company, postId, '2026-01-02', 'lin-xiaoyu')
  expect(await titlesWaiting(company, 'sun-li')).toEqual(['加急：品牌月'])
})

test('T22: asked for twice it is asked for once', async () => {
  const postId = await handIn()
  const wish = { commandId: anId(), postId, wishedDay: '2026-01-02' as const, reason: '活动提前' }
  await Promise.all([
    company.as('chen-mo').ask('urgent', 'ask', wish),
    company.as('chen-mo').ask('urgent', 'ask', wish),
  ])
  expect(await titlesWaiting(company, 'ma-chao')).toEqual(['加急：周年庆'])
  const again = await company.as('chen-mo').refused('urgent', 'ask', { ...wish, commandId: anId() })
  expect(again.code).toBe('wrong-state')
})

test('a place that is gone meanwhile: refused with what is left, and nothing half done', async () => {
  await fill('2026-01-02', 5)
  const [one, other] = [await handIn('一号'), await handIn('二号')]
  for (const postId of [one, other]) {
    await askFor(company, postId, '2026-01-02')
    await sign(company, postId)
  }
  const extras = { how: 'free', editionId: editionId('2026-01-02') } as const
  const decisions = [
    await decisionOn(company, 'tang-yue', one, { extras }),
    await decisionOn(company, 'tang-yue', other, { extras }),
  ]
  const answers = await Promise.all(
    decisions.map((input) =>
      company.as('tang-yue').raw({ path: 'approvals.decide', type: 'mutation', input, appVersion: '0.1.0' }),
    ),
  )
  const refusals = answers.flatMap(({ refusal }) => refusal ?? [])
  expect(refusals).toHaveLength(1)
  expect(refusals[0]).toMatchObject({ code: 'no-place', clause: 'G8' })
  expect(refusals[0]?.message).toContain('1月2日 周五可以加位')
  const days = await Promise.all([one, other].map(async (postId) => (await seen(postId)).place?.day))
  expect(days.sort()).toEqual(['2026-01-02', '2026-01-04'])
  expect(await titlesWaiting(company, 'tang-yue')).toHaveLength(1)
  await expectWholeness(company)
})

test('T16: an expired post is one tap from an urgent request, and goes on through its chain where it was', async () => {
  const author = company.as('chen-mo')
  const material = aMaterial({ title: '限时优惠', pictures: [await author.upload()] })
  const postId = anId()
  const wishes = { ...noWishes, latest: '2026-01-04' as const }
  await author.ask('posts', 'submit', {
    ...{ commandId: anId(), postId, channelId: 'group-media', material, wishes },
  })
  await company.as('zhou-ning').decide(postId)
  company.now = '2026-01-04T07:00:00.000Z'
  await company.tick()
  const expired = await author.ask('posts', 'detail', { postId })
  expect(expired.post.state).toBe('expired')
  expect(expired.can.askUrgent).toBe(true)
  const { rows } = await author.ask('notices', 'inbox', { after: null })
  expect(rows.find(({ kind }) => kind === 'expired')?.opens).toEqual({ screen: 'urgent', id: postId })
  await askFor(company, postId, '2026-01-05')
  await sign(company, postId)
  await arrange(postId, { extras: { how: 'free', editionId: editionId('2026-01-05') } })
  expect(await seen(postId)).toMatchObject({
    state: 'in-approval',
    urgent: true,
    place: { day: '2026-01-05', settled: true },
  })
  expect(await titlesWaiting(company, 'zhou-ning')).toEqual([])
  expect(await titlesWaiting(company, 'wu-fan')).toEqual(['限时优惠'])
  await expectWholeness(company)
})

test('G8: before the lock only: what locks in its own edition needs no urgency any more', async () => {
  const postId = await handIn()
  await company.pass(postId)
  await askFor(company, postId, '2026-01-03')
  await sign(company, postId)
  company.now = '2026-01-03T07:00:00.000Z'
  const late = await decisionOn(company, 'tang-yue', postId, {
    extras: { how: 'free', editionId: editionId('2026-01-03') },
  })
  expect((await company.as('tang-yue').refused('approvals', 'decide', late)).code).toBe('no-place')
  company.now = '2026-01-04T07:00:00.000Z'
  await company.tick()
  expect((await seen(postId)).state).toBe('locked')
  expect(await titlesWaiting(company, 'tang-yue')).toEqual([])
  for (const told of ['chen-mo', 'tang-yue'])
    expect(await noticesOf(company, told, postId)).toContain('加急已终止')
})
