import {
  defaultFigures,
  resolveRules,
  rulesOf,
  type Adoption,
  type CompanyFigures,
  type Rule,
  type Rulebook,
  type RuleKind,
} from '../../shared/rulebooks'
import { dailyPlatform, groupMedia, wechatPlatform, weiboWechat } from '../../shared/rulebooks/books'
import { allowed, aRulebook, refused } from '../_support/domain-builders'

const daily = rulesOf(groupMedia, 'cadence')[0]!

function anAdoption(change: Partial<Adoption> = {}): Adoption {
  return {
    channelId: 'group-media',
    channelKind: '集团媒体号',
    rulebooks: [groupMedia, wechatPlatform],
    figures: { ...defaultFigures, plannedPosts: 6 },
    since: '2026-01-01T00:00:00.000Z',
    ...change,
  }
}

const adopting = (...more: Rulebook[]) =>
  resolveRules(anAdoption({ rulebooks: [groupMedia, wechatPlatform, ...more] }))
const planning = (plannedPosts: number) =>
  resolveRules(anAdoption({ figures: { ...defaultFigures, plannedPosts } }))

describe('the rules in force for a channel', () => {
  it('are those of every rulebook that it adopted', () => {
    const rules = allowed(adopting())
    const ids = [groupMedia, wechatPlatform].flatMap((book) => rulesOf(book, 'material').map(({ id }) => id))
    expect(rules.material.map(({ id }) => id)).toEqual(ids)
    expect(rules.rulebooks).toEqual(['group-media@1', 'wechat-platform@1'])
    expect(rules).toMatchObject({ leadTime: { clearDays: 2 }, maxPosts: 8, cadence: { clause: 'G2' } })
  })

  it.each([
    ['集团媒体号', 'G2', 6],
    ['综超号', 'G3', 4],
    ['百货号', 'G4', 4],
  ])('of the kind %s have the cadence of clause %s', (channelKind, clause, plannedPosts) => {
    const figures = { ...defaultFigures, plannedPosts }
    const rules = allowed(resolveRules(anAdoption({ channelKind, figures })))
    expect(rules.cadence).toMatchObject({ channelKind, clause })
  })

  it('leave out what speaks of another kind of channel', () => {
    const weibo = aRulebook({ rules: rulesOf(weiboWechat, 'material') })
    const ids = (channelKind: string) => {
      const cadence = saying({ ...daily, channelKind })
      const rulebooks = [without('cadence'), cadence, wechatPlatform, weibo]
      const { material } = allowed(resolveRules(anAdoption({ channelKind, rulebooks })))
      return material.map(({ id }) => id)
    }
    expect(ids('官方微博')).toEqual(expect.arrayContaining(['W2.text', 'W2.bytes.over', 'W4.source']))
    expect(ids('集团媒体号')).toEqual(expect.arrayContaining(['W2.video.bytes', 'W4.source']))
    expect(ids('集团媒体号')).not.toContain('W2.text')
  })

  it('have a cadence that speaks of no kind, whatever kind the channel is', () => {
    const rulebooks = [
      without('cadence'),
      wechatPlatform,
      aRulebook({ rules: rulesOf(dailyPlatform, 'cadence') }),
    ]
    expect(allowed(resolveRules(anAdoption({ rulebooks }))).cadence).toMatchObject({ clause: 'D1' })
    const both = resolveRules(anAdoption({ rulebooks: [groupMedia, wechatPlatform, dailyPlatform] }))
    expect(refused(both).message).toBe(
      '《集团媒体管理规定》G2与《每日平台管理规定》D1都规定了“集团媒体号”的发布周期，只能采用其中一种。',
    )
  })

  it('have the longest lead time, in whatever order they were adopted', () => {
    const slow = saying({ kind: 'lead-time', id: 'H1.lead', clause: 'H1', clearDays: 5, examples })
    const fast = saying({ kind: 'lead-time', id: 'H2.lead', clause: 'H2', clearDays: 1, examples })
    for (const order of [
      [slow, fast],
      [fast, slow],
    ]) {
      expect(allowed(adopting(...order)).leadTime).toMatchObject({ clause: 'H1', clearDays: 5 })
    }
    expect(allowed(adopting(fast)).leadTime).toMatchObject({ clause: 'G6', clearDays: 2 })
  })

  it('have the smallest capacity, in whatever order they were adopted', () => {
    const small = saying({ kind: 'capacity', id: 'H1.posts', clause: 'H1', maxPosts: 7, examples })
    const large = saying({ kind: 'capacity', id: 'H2.posts', clause: 'H2', maxPosts: 12, examples })
    for (const order of [
      [small, large],
      [large, small],
    ])
      expect(allowed(adopting(...order)).maxPosts).toBe(7)
    expect(allowed(adopting(large)).maxPosts).toBe(8)
  })

  it('have a name of their own at every adoption', () => {
    const names = [
      allowed(adopting()).inForce,
      allowed(adopting(aRulebook())).inForce,
      allowed(adopting(aRulebook({ version: 2 }))).inForce,
      allowed(resolveRules(anAdoption({ since: '2026-02-01T00:00:00.000Z' }))).inForce,
    ]
    expect(new Set(names).size).toBe(names.length)
  })
})

describe('what cannot be adopted', () => {
  it('G25: is a second cadence for the same kind of channel; both that conflict are named', () => {
    const again = saying({ ...daily, clause: 'H1' })
    expect(refused(adopting(again)).message).toBe(
      '《集团媒体管理规定》G2与《公司补充规定》H1都规定了“集团媒体号”的发布周期，只能采用其中一种。',
    )
    const other = saying({ ...daily, channelKind: '视频号' })
    expect(allowed(adopting(other)).cadence).toMatchObject({ clause: 'G2', channelKind: '集团媒体号' })
  })

  it('G25: is a second chain; both that conflict are named', () => {
    const [chain] = rulesOf(groupMedia, 'chain')
    expect(refused(adopting(saying({ ...chain!, clause: 'H1' })))).toMatchObject({
      code: 'against-rule',
      message: '《集团媒体管理规定》G11与《公司补充规定》H1都规定了审批流程，只能采用其中一种。',
    })
  })

  it.each([
    ['cadence', anAdoption({ channelKind: '视频号' })],
    ['cadence, chain or lead time', anAdoption({ rulebooks: [wechatPlatform] })],
    ['chain', anAdoption({ rulebooks: [without('chain'), wechatPlatform] })],
    ['lead time', anAdoption({ rulebooks: [without('lead-time'), wechatPlatform] })],
    ['capacity', anAdoption({ rulebooks: [groupMedia] })],
    ['anything', anAdoption({ rulebooks: [] })],
  ])('are rulebooks that name no %s', (_, adoption) => {
    expect(refused(resolveRules(adoption)).code).toBe('against-rule')
  })

  it('G2: are fewer planned posts than the clause asks', () => {
    expect(refused(planning(5))).toMatchObject({ clause: 'G2', measured: 5, limit: 6 })
  })

  it('P1: are more planned posts than the platform takes', () => {
    expect(refused(planning(9))).toMatchObject({ clause: 'P1', measured: 9, limit: 8 })
  })

  it('G2, P1: but from the one to the other all are', () => {
    expect([6, 7, 8].map((count) => allowed(planning(count)).figures.plannedPosts)).toEqual([6, 7, 8])
  })

  it.each([6.5, NaN])('is a planned number of posts of %s', (count) => {
    expect(refused(planning(count)).code).toBe('against-rule')
  })
})

describe('the figures that the company sets', () => {
  const setting = (change: Partial<CompanyFigures>) =>
    resolveRules(anAdoption({ figures: { ...defaultFigures, plannedPosts: 6, ...change } }))

  it('are by default: lock 2 hours before, texts 30 and testers 15 minutes before, urging after 4 hours', () => {
    expect(defaultFigures).toMatchObject({
      lockMinutes: 120,
      textsCloseMinutes: 30,
      testersUntilMinutes: 15,
      urgeAfterHours: 4,
    })
  })

  it.each<[keyof CompanyFigures, Partial<CompanyFigures>, Partial<CompanyFigures>]>([
    ['lockMinutes', { lockMinutes: 720 }, { lockMinutes: 721 }],
    ['lockMinutes', { lockMinutes: 30 }, { lockMinutes: -1 }],
    ['textsCloseMinutes', { textsCloseMinutes: 120 }, { textsCloseMinutes: 121 }],
    ['testersUntilMinutes', { testersUntilMinutes: 30 }, { testersUntilMinutes: 31 }],
    ['testersUntilMinutes', { testersUntilMinutes: 0 }, { testersUntilMinutes: -1 }],
    ['urgeAfterHours', { urgeAfterHours: 1 }, { urgeAfterHours: 0 }],
    ['urgeAfterHours', { urgeAfterHours: 72 }, { urgeAfterHours: 73 }],
  ])('have their bounds: %s may be %j, not %j', (path, good, bad) => {
    expect(allowed(setting(good)).figures).toMatchObject(good)
    expect(refused(setting(bad))).toMatchObject({ code: 'against-rule', path })
  })

  it('G11: put the head of the unit before the editor where the company wants it', () => {
    const roles = (unitHeadFirst: boolean) =>
      allowed(setting({ unitHeadFirst })).chain.steps.map(({ role }) => role)
    expect(roles(false)).toEqual(['editor', 'reviewer', 'publisher'])
    expect(roles(true)).toEqual(['unit-head', 'editor', 'reviewer', 'publisher'])
  })
})

function without(kind: RuleKind): Rulebook {
  return { ...groupMedia, rules: groupMedia.rules.filter((rule) => rule.kind !== kind) }
}

const examples = { good: [], bad: [] }

function saying(...rules: Rule[]): Rulebook {
  return aRulebook({ rules })
}
