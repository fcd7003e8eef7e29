import {
  defaultFigures,
  groupMedia,
  resolveRules,
  wechatPlatform,
  type Adoption,
  type Rulebook,
} from '../../shared/rulebooks'
import { allowed, aRulebook, refused } from '../_support/domain-builders'

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
    expect(rules.material).toEqual([...groupMedia.material, ...wechatPlatform.material])
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

  it('have the longest lead time, in whatever order they were adopted', () => {
    const slow = aRulebook({ leadTime: { clause: 'H1', clearDays: 5 } })
    const fast = aRulebook({ leadTime: { clause: 'H2', clearDays: 1 } })
    for (const order of [
      [slow, fast],
      [fast, slow],
    ]) {
      expect(allowed(adopting(...order)).leadTime).toEqual({ clause: 'H1', clearDays: 5 })
    }
    expect(allowed(adopting(fast)).leadTime).toEqual({ clause: 'G6', clearDays: 2 })
  })

  it('have the smallest capacity, in whatever order they were adopted', () => {
    const small = aRulebook({ capacity: { clause: 'H1', maxPosts: 7 } })
    const large = aRulebook({ capacity: { clause: 'H2', maxPosts: 12 } })
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
  it('is a second cadence for the same kind of channel', () => {
    const [daily] = groupMedia.cadences!
    expect(refused(adopting(aRulebook({ cadences: [daily!] }))).message).toContain('集团媒体号')
    const other = { ...daily!, channelKind: '视频号' }
    expect(allowed(adopting(aRulebook({ cadences: [other] }))).cadence).toBe(daily)
  })

  it('is a second chain', () => {
    expect(refused(adopting(aRulebook({ chain: groupMedia.chain! }))).code).toBe('against-rule')
  })

  it.each([
    ['cadence', anAdoption({ channelKind: '视频号' })],
    ['cadence, chain or lead time', anAdoption({ rulebooks: [wechatPlatform] })],
    ['chain', anAdoption({ rulebooks: [without('chain'), wechatPlatform] })],
    ['lead time', anAdoption({ rulebooks: [without('leadTime'), wechatPlatform] })],
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

function without(part: 'chain' | 'leadTime'): Rulebook {
  const { [part]: _, ...rest } = groupMedia
  return rest
}
