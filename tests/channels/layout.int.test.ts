import { setUpCompany, type Company } from '../../cloudfunctions/set-up-company'
import { demoCompany } from '../_support/small-company'
import { aMaterial, anId } from '../_support/builders'
import { openCompany, type TestCompany } from '../_support/company'

// D2: a channel of the daily platform, whose posts are written in one form.

const startsAt = '2026-01-01T02:00:00.000Z'

let company: TestCompany

/** Who decides, and how long before, of which the regulation says nothing. */
const house: NonNullable<Company['rulebooks']>[number] = {
  id: 'daily-house',
  version: 1,
  title: '每日平台流程',
  clauses: [{ id: 'H1', heading: '流程', text: '编辑之后放行。', source: '一', visibility: 'public' }],
  rules: [
    {
      ...{ kind: 'chain', id: 'H1.chain', clause: 'H1', differentPeople: true },
      steps: [
        { role: 'editor', title: '编辑' },
        { role: 'publisher', title: '放行' },
      ],
    },
    { kind: 'lead-time', id: 'H1.lead-time', clause: 'H1', clearDays: 1 },
  ],
}

beforeEach(async () => {
  company = await openCompany(startsAt)
  const [group] = demoCompany.channels
  const daily: Company['channels'][number] = {
    ...group!,
    ...{ _id: 'daily', name: '青梧每日', kind: '每日平台', rulebooks: ['daily-platform@1', 'daily-house@1'] },
    figures: { plannedPosts: 4 },
  }
  await setUpCompany(
    { ...demoCompany, rulebooks: [house], channels: [...demoCompany.channels, daily] },
    startsAt,
  )
  await company.tick()
})

afterEach(() => company.leave())

const composed = async () => {
  const { channels } = await company.as('chen-mo').ask('posts', 'compose', { postId: null })
  return channels.find(({ id }) => id === 'daily')!
}

test('whoever writes for it is given its forms, and what the company fills in', async () => {
  const before = await composed()
  expect(before.forms?.map(({ what }) => what)).toEqual(['标题', '页眉', '页脚'])
  expect(before.layout).toBeNull()
  const set = (groupName: string) => ({
    ...{ commandId: anId(), channelId: 'daily' },
    layout: { groupName, footer: '青梧，与您同行' },
  })
  expect(await company.as('he-jing').refused('channels', 'setLayout', set('  '))).toMatchObject({
    clause: 'D2',
  })
  await company.as('he-jing').ask('channels', 'setLayout', set('青梧'))
  expect((await composed()).layout).toEqual({ groupName: '青梧', footer: '青梧，与您同行' })
  const { channels } = await company.as('he-jing').ask('channels', 'overview')
  expect(channels.map(({ id, layout }) => [id, layout?.groupName ?? null])).toEqual(
    expect.arrayContaining([
      ['daily', '青梧'],
      ['group-media', null],
    ]),
  )
})

test('a post that was given another day keeps its title, and whoever may change it sees what it has to be', async () => {
  const author = company.as('chen-mo')
  const layout = { groupName: '青梧', footer: '青梧，与您同行' }
  await company.as('he-jing').ask('channels', 'setLayout', { commandId: anId(), channelId: 'daily', layout })
  const material = aMaterial({ pictures: [await author.upload()], title: '[青梧]周六:新店开业' })
  const postId = anId()
  await author.ask('posts', 'submit', { commandId: anId(), postId, channelId: 'daily', material })
  const seenBy = async (personId: string) =>
    (await company.as(personId).ask('posts', 'detail', { postId })).titleOnDay
  expect((await company.db.get('posts', postId))?.place?.day).toBe('2026-01-03')
  expect(await seenBy('zhou-ning')).toBeNull()
  await company.as('zhou-ning').ask('desk', 'pull', { commandId: anId(), postId, reason: '版面调整' })
  const { place } = (await company.db.get('posts', postId))!
  expect(place?.day).toBe('2026-01-04')
  expect(await seenBy('zhou-ning')).toBe('[青梧]周日:新店开业')
  expect(await seenBy('chen-mo')).toBeNull()
  const { posts } = await company.as('zhou-ning').ask('desk', 'screen', { editionId: place!.editionId })
  expect(posts).toMatchObject([{ title: '[青梧]周六:新店开业', titleOnDay: '[青梧]周日:新店开业' }])
  const { again } = await company.as('zhou-ning').ask('posts', 'compose', { postId })
  expect(again?.placedOn).toBe('2026-01-04')
})
