import { setUpCompany, type Company } from '../../cloudfunctions/set-up-company'
import { demoCompany } from '../_support/small-company'
import { anId } from '../_support/builders'
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
