import path from 'node:path'
import tcb from '@cloudbase/node-sdk'
import { createRealm, shiftDate } from '../../../local/weapp/logic/realm'
import { useLocal, type TestEnvironment } from '../../_support/local'
import { appid, companyAt, secret } from '../wechat/support/company'
import { openHost, type TestHost } from './support'

/** What code can learn of the time, as text: it runs in functions and in the Mini Program's realm alike. */
const probe = `() => {
  class Day extends Date { twice() { return this.getTime() * 2 } }
  const day = new Day(2027, 0, 2)
  return {
    now: Date.now(),
    made: new Date().getTime(),
    calledInFull: Math.abs(Date.parse(Date()) - Date.now()) <= 1000,
    calledIsText: typeof Date(2020, 1, 1) === 'string',
    isDate: new Date() instanceof Date && new Date().constructor === Date,
    local: new Date(2027, 0, 2, 3, 4, 5, 6).getTime() - new Date(2027, 0, 1).getTime(),
    parsed: new Date('2020-02-29T00:00:00Z').toISOString(),
    copied: new Date(new Date(7)).getTime(),
    undefinedIsNoTime: Number.isNaN(new Date(undefined).getTime()),
    utc: Date.UTC(2020, 1, 29),
    derived: day instanceof Day && day.twice() === new Date(2027, 0, 2).getTime() * 2,
    json: JSON.stringify(new Date(0)),
    length: Date.length,
    named: Date.name,
  }
}`

const everywhere = {
  calledInFull: true,
  calledIsText: true,
  isDate: true,
  local: 97_445_006,
  parsed: '2020-02-29T00:00:00.000Z',
  copied: 7,
  undefinedIsNoTime: true,
  utc: 1_582_934_400_000,
  derived: true,
  json: '"1970-01-01T00:00:00.000Z"',
  length: 7,
  named: 'Date',
}

type Probed = { now: number; made: number }

/** The time is read one place after another; on a busy machine this takes a while. */
const together = 10_000

describe('after going forward', () => {
  let local: TestEnvironment
  const then = Date.parse('2031-05-01T09:00:00+08:00')

  beforeAll(async () => {
    local = await useLocal({ functionsOf: path.join(__dirname, 'fixtures') })
    await local.callAs('zhang', 'api')
    await local.setClock('2031-04-30T09:00:00+08:00')
    await local.advanceTo('2031-05-01T09:00:00+08:00')
  })

  afterAll(() => local.remove())

  const expectThen = (instant: number) => {
    expect(instant).toBeGreaterThanOrEqual(then)
    expect(instant).toBeLessThan(then + together)
  }

  test('the environment, processes that ran and that begin, and the database’s dates agree', async () => {
    expectThen(Date.parse(await local.now()))
    const calls = ['zhang', 'li', 'wang'].map((who) => local.callAs(who, 'api', { waitMs: 100 }))
    const told = (await Promise.all(calls)) as { pid: number; now: string; loadedAt: string }[]
    for (const { now } of told) expectThen(Date.parse(now))
    expect(new Set(told.map(({ pid }) => pid)).size).toBe(3)
    expect(told.filter(({ loadedAt }) => Date.parse(loadedAt) >= then).length).toBeGreaterThanOrEqual(2)

    const database = tcb.init({ env: local.envId }).database()
    await database.createCollection('dated')
    const serverDate = database.serverDate as () => object
    await database.collection('dated').add({ _id: 'one', at: serverDate() })
    const { data } = await database.collection('dated').doc('one').get()
    expectThen((data as { at: Date }[])[0]?.at.getTime() ?? 0)
  })

  test('WeChat’s stand-in agrees', async () => {
    const response = await fetch(`${local.url}/_local/environments/${local.envId}`)
    const { standInUrl } = (await response.json()) as { standInUrl: string }
    const company = companyAt(new URL(standInUrl).origin, local.envId)
    await company.control('accounts', { appid, secret, name: '某公司', kind: 'subscription', verified: true })
    await company.aDraft('甲')
    const [draft] = await company.report<{ updatedAt: number }[]>('drafts')
    expectThen(draft?.updatedAt ?? 0)
  })
})

describe('Date', () => {
  let host: TestHost

  beforeAll(() => {
    const waiting = `exports.main = async ({ until }) => {
      const began = Date.now()
      if (until) console.log('began')
      while (Date.now() < until) await new Promise(setImmediate)
      return { began, ended: Date.now(), ranMs: performance.now() }
    }`
    host = openHost({
      probing: { source: `exports.main = async () => (${probe})()` },
      waiting: { source: waiting, timeout: 10 },
    })
  })

  afterAll(() => host.close())

  test('is shifted alike in functions and in the Mini Program, and is Date in all else', async () => {
    await host.clock.set(new Date('2029-01-01T00:00:00Z'))
    const realm = createRealm('throw')
    shiftDate(realm, host.clock.now)
    const onPhone = realm.plain(realm.run<() => Probed>(`(${probe})`)())
    const inFunction = (await host.invoke('probing')) as Probed
    for (const told of [onPhone, inFunction]) {
      const { now, made, ...rest } = told
      expect(rest).toEqual(everywhere)
      expect(Math.abs(now - host.clock.now())).toBeLessThan(together)
      expect(Math.abs(made - now)).toBeLessThan(1000)
    }
  })

  test('moves in a call that is running, too, while its other clocks do not', async () => {
    await host.clock.set(new Date('2029-01-01T00:00:00Z'))
    await host.invoke('waiting', { until: 0 })
    const running = host.invoke('waiting', { until: Date.parse('2035-01-01T00:00:00Z') })
    while (!host.log().includes('began')) await new Promise(setImmediate)
    await host.clock.set(new Date('2035-01-01T00:00:01Z'))
    const { began, ended, ranMs } = (await running) as Record<string, number>
    expect(new Date(began ?? 0).getUTCFullYear()).toBe(2029)
    expect(new Date(ended ?? 0).getUTCFullYear()).toBe(2035)
    expect(ranMs).toBeLessThan(60_000)
  })
})
