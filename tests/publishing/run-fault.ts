import type { Instant } from '../../shared/_kernel'
import type { NoticeKind } from '../../shared/notices'
import { anId } from '../_support/builders'
import { companyIn, type TestCompany } from '../_support/company'
import { setUpDemoCompany } from '../_support/demo-company'
import { useKept, type TestEnvironment } from '../_support/local'
import type { Cell, Fault } from './faults.expected'
import { answerPreviews } from './sending'

/** What became of a cell of the table. */
export type Outcome = {
  readonly accepted: number
  readonly ends: string | undefined
  readonly post: string | undefined
  /** Whether somebody was told in time that it does not go by itself. */
  readonly told: boolean
}

const editionId = 'group-media_2026-01-04_1'

const at = {
  handedIn: '2026-01-01T02:00:00.000Z',
  beforeLock: '2026-01-04T06:59:00.000Z',
  afterLock: '2026-01-04T07:30:00.000Z',
  lastAnswer: '2026-01-04T08:40:00.000Z',
  untested: '2026-01-04T08:50:00.000Z',
  beforeWindow: '2026-01-04T08:59:00.000Z',
  inWindow: '2026-01-04T09:05:00.000Z',
  told: '2026-01-04T09:11:00.000Z',
  afterEvidence: '2026-01-04T09:12:00.000Z',
  late: '2026-01-04T09:40:00.000Z',
  evening: '2026-01-04T10:05:00.000Z',
} as const satisfies Record<string, Instant>

/** A company with one post that has passed, a minute before its edition locks. It is made once for each way. */
async function beforeLock(cell: Cell): Promise<TestCompany> {
  const now = at.beforeLock
  const kept = ['evening', cell.way, confirmerOf(cell) ?? 'nobody'].join('-')
  const make = async (made: TestEnvironment) => {
    const running = runningOf(companyIn(made, at.handedIn), cell)
    const { company } = running
    await setUpDemoCompany(made, at.handedIn)
    await company.tick()
    await setWay(running)
    const { postId } = await company.as('chen-mo').submit({ title: '甲' })
    await company.pass(postId)
    await running.go(now)
  }
  return companyIn(await useKept(kept, now, make), now)
}

type Running = {
  readonly company: TestCompany
  readonly cell: Cell
  go(to: Instant): Promise<void>
  fault(endpoint: string, kind: string, more?: object): Promise<unknown>
  tell(verb: string, body: object): Promise<unknown>
}

/** Runs an edition of one post through the evening, by the functions as they are deployed, with this fault. */
export async function runFault(cell: Cell): Promise<Outcome> {
  const company = await beforeLock(cell)
  try {
    return await evening(runningOf(company, cell))
  } finally {
    await company.local.standIn('settle', {})
    await company.leave()
  }
}

function runningOf(company: TestCompany, cell: Cell): Running {
  const { local } = company
  const tell = (verb: string, body: object) => local.standIn(verb, body)
  return {
    company,
    cell,
    tell,
    fault: (endpoint, kind, more = {}) => tell('faults', { endpoint, kind, ...more }),
    async go(to) {
      company.now = to
      await local.advanceTo(to)
    },
  }
}

async function evening(running: Running): Promise<Outcome> {
  const { company, cell, go } = running
  const { stage, fault } = cell
  if (stage === 'assembling' || stage === 'previewing') await strike(running, atAssembly, at.afterLock)
  await go(at.afterLock)
  await answer(running)
  await go(at.lastAnswer)
  await answer(running)
  await go(at.untested)
  await decide(running)
  await go(at.beforeWindow)
  if (stage !== 'assembling' && stage !== 'previewing') await strike(running, atWindow, at.inWindow)
  if (fault === 'asleep') await company.local.setClock(at.late)
  else await go(at.inWindow)
  await act(running)
  if (fault === 'report-late') {
    await go(at.afterEvidence)
    await running.tell('settle', {})
  }
  await go(at.evening)
  return outcomeOf(company, fault)
}

function confirmerOf({ stage }: Cell): string | null {
  return stage === 'awaiting-admin' ? 'he-jing' : null
}

async function setWay({ company, cell, tell }: Running): Promise<void> {
  const { way } = cell
  const confirmerId = confirmerOf(cell)
  if (way === 'mass-send' && confirmerId === null) return
  const channel = { channelId: 'group-media', publishBy: way, kind: 'subscription', confirmerId } as const
  await company.as('he-jing').ask('channels', 'setPublishing', { commandId: anId(), ...channel })
  if (confirmerId) await tell('admin-confirmation', { appid: await appIdOf(company), required: true })
}

async function appIdOf({ db }: TestCompany): Promise<string> {
  return (await db.get('channels', 'group-media'))?.account.appId ?? ''
}

/** The tester looks at what is out, and answers; or says nothing. */
async function answer({ company, cell }: Running): Promise<void> {
  const { stage, fault } = cell
  if (stage === 'waiting' && (fault === 'silent' || fault === 'cleared')) return
  if (fault !== 'disapproved') return answerPreviews(company)
  const wrong = { commandId: anId(), editionId, fine: false, words: '价格写错了' }
  await company.as('zhou-ning').ask('publishing', 'answer', wrong)
}

async function decide({ company, cell: { fault } }: Running): Promise<void> {
  const tap = { commandId: anId(), editionId, reason: '已当面核对' }
  if (fault === 'cleared') await company.as('zhou-ning').ask('desk', 'sendUntested', tap)
  if (fault === 'stopped') await company.as('zheng-yi').ask('desk', 'stop', tap)
}

type Strikes = (running: Running) => Partial<Record<Fault, () => Promise<unknown>>>

async function strike(running: Running, strikes: Strikes, until: Instant): Promise<void> {
  const { cell } = running
  if (cell.fault === 'killed-before' || cell.fault === 'killed-after') return killDuring(running, until)
  if (cell.fault === 'killed-at-every-write' && cell.stage === 'assembling') return killAtWrites(running, 10)
  await strikes(running)[cell.fault]?.()
}

const always = { times: 1000 }

const atAssembly: Strikes = ({ fault, cell: { stage } }) => {
  const preview = stage === 'previewing'
  const endpoint = preview ? 'message/mass/preview' : 'draft/add'
  return {
    cut: () => fault(preview ? endpoint : 'media/uploadimg', 'drop'),
    refused: () =>
      preview
        ? fault(endpoint, 'error', { errcode: 40003 })
        : fault('material/add_material', 'error', { errcode: 45009 }),
    'cut-throughout': () => fault(endpoint, 'drop', always),
    'lost-before': () => fault(endpoint, 'timeout-before'),
    'lost-after': () => fault(endpoint, 'timeout-after-accept'),
    'busy-after': () => fault(endpoint, 'error-after-accept', { errcode: -1 }),
  }
}

const atWindow: Strikes = ({ fault, tell, cell: { way, stage } }) => {
  const call = sendingCall[way]
  const failing = way === 'publish' ? { of: 'publish', status: '4' } : { of: 'send', status: 'err(10001)' }
  return {
    cut: () => fault(call, 'drop'),
    refused: () => fault(call, 'error', { errcode: 45009 }),
    'refused-throughout': () => fault(call, 'error', { errcode: 45009, ...always }),
    'lost-before': () => fault(call, 'timeout-before'),
    'lost-after': () => fault(call, 'timeout-after-accept'),
    busy: () => fault(call, 'error', { errcode: -1 }),
    'busy-after': () => fault(call, 'error-after-accept', { errcode: -1 }),
    'no-token': async () => {
      await fault(call, 'error', { errcode: 42001, ...always })
      await fault('stable_token', 'drop', always)
    },
    'no-evidence': async () => {
      if (stage === 'sending') await fault(call, 'timeout-after-accept')
      for (const look of ['draft/get', 'message/mass/get', 'freepublish/get'])
        await fault(look, 'drop', always)
      await fault('callback', 'drop')
    },
    'report-lost': () => fault('callback', 'drop'),
    'report-twice': () => fault('callback', 'duplicate'),
    'report-early': () => fault(call, 'delay', { ms: 2000 }),
    'report-late': () => tell('completion', { afterMs: null }),
    failed: () => tell('outcomes', failing),
    'failed-unreported': async () => {
      await tell('outcomes', failing)
      await fault('callback', 'drop')
    },
    copyright: () => tell('outcomes', { of: 'send', status: 'err(20013)', reprints: [1] }),
  }
}

const sendingCall = {
  'mass-send': 'message/mass/sendall',
  publish: 'freepublish/submit',
  draft: 'draft/get',
  hand: 'draft/get',
} as const

/** A call hangs, carried out or not; while it does, the process that waits for it is killed. */
async function killDuring(running: Running, until: Instant): Promise<void> {
  const { company, cell, fault, tell, go } = running
  const endpoint = callOf(cell)
  // As long as nothing is reported, the clock has to ask.
  if (endpoint === 'message/mass/get') await tell('completion', { afterMs: null })
  await fault(endpoint, cell.fault === 'killed-before' ? 'timeout-before' : 'timeout-after-accept')
  const going = go(until)
  await tell('held', { endpoint })
  await company.local.kill('clock')
  await going
  if (cell.stage === 'awaiting-admin')
    await tell('admin-answer', { appid: await appIdOf(company), agreed: true })
  if (endpoint === 'message/mass/get') await tell('settle', {})
}

function callOf({ way, stage }: Cell): string {
  if (stage === 'assembling') return 'draft/add'
  if (stage === 'previewing') return 'message/mass/preview'
  return stage === 'sending' ? sendingCall[way] : 'message/mass/get'
}

/** A lease of what a killed process held ends within so many minutes. */
const leaseMinutes = 3

async function killAtWrites({ company, go }: Running, writes: number): Promise<void> {
  for (let write = 1; write <= writes; write += 1)
    for (const when of ['before', 'after'] as const) {
      await company.local.trap({ name: 'clock', write, when })
      await go(new Date(Date.parse(company.now) + leaseMinutes * 60_000).toISOString() as Instant)
    }
}

async function act(running: Running): Promise<void> {
  const { company, cell, tell } = running
  const { stage, fault } = cell
  const appid = await appIdOf(company)
  if (stage === 'awaiting-admin' && (fault === 'agreed' || fault === 'declined'))
    await tell('admin-answer', { appid, agreed: fault === 'agreed' })
  if (stage === 'sent') await actOnSent(running)
  if (stage !== 'by-hand') return
  const [send] = await company.db.find('sends', { where: {}, limit: 1 })
  if (cell.way === 'draft' && (fault === 'pasted' || fault === 'pressed-only'))
    await tell('console-send', { appid, mediaId: send?.draftId })
  if (fault !== 'pasted') return
  const [article] = send?.articles ?? []
  const links = [{ postId: article?.postId ?? '', link: 'https://mp.weixin.qq.com/s/AbC-123_xyz' }]
  await company.as('zhou-ning').ask('desk', 'pasteLinks', { commandId: anId(), editionId, links })
}

async function actOnSent(running: Running): Promise<void> {
  const { company, cell, tell } = running
  if (cell.fault === 'killed-at-every-write') return killAtWrites(running, 4)
  const [send] = await company.db.find('sends', { where: {}, limit: 1 })
  await tell('remove', { id: send?.messageId, by: cell.fault === 'banned' ? 'platform' : 'user' })
}

/** What tells a person that an edition does not go out by itself. */
const calling: readonly NoticeKind[] = [
  'send-waits',
  'send-unconfirmed',
  'send-failed',
  'publish-by-hand',
  'confirm-in-wechat',
  'edition-stopped',
  'articles-removed',
]

async function outcomeOf({ local, db }: TestCompany, fault: Fault): Promise<Outcome> {
  const [sends, publications] = await Promise.all([local.standIn('sends'), local.standIn('publications')])
  const [send] = await db.find('sends', { where: {}, limit: 2 })
  const [post] = await db.find('posts', { where: {}, limit: 2 })
  const notices = await db.find('notices', { where: {}, limit: 1000 })
  // Asleep, nobody can tell anybody anything; it counts from when it wakes.
  const until = fault === 'asleep' ? '2026-01-04T09:50:00.000Z' : at.told
  const told = notices.some(({ kind, at: when }) => calling.includes(kind) && when < until)
  return {
    accepted: (sends as unknown[]).length + (publications as unknown[]).length,
    ends: send?.stage,
    post: post?.state,
    told,
  }
}
