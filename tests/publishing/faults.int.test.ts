import type { Stage } from '../../shared/publishing'
import type { PostState } from '../../shared/posts'
import { openCompany, type TestCompany } from '../_support/company'

// The stage × fault table of decision 14, run by the functions as they are deployed. What WeChat accepted is counted
// by its stand-in.

type StandIn = TestCompany['local']['standIn']

type Row = {
  readonly fault: string
  /** Before the edition locks, or before its window opens. */
  readonly before: 'lock' | 'window'
  readonly arrange: (standIn: StandIn) => Promise<unknown>
  /** How many sends WeChat accepted, where the send ends by 18:00, where its post is, and on which day. */
  readonly expected: readonly [accepted: number, stage: Stage, post: PostState, day: string]
}

const fault = (endpoint: string, kind: string, more: object = {}) => {
  return (standIn: StandIn) => standIn('faults', { endpoint, kind, ...more })
}

const today = '2026-01-04'
const nextDay = '2026-01-05'
const sent = [1, 'sent', 'published', today] as const
const throughTheWindow = { times: 100 }

const table: readonly Row[] = [
  {
    fault: 'nothing',
    before: 'lock',
    arrange: (standIn) => standIn('completion', { afterMs: 1000 }),
    expected: sent,
  },
  {
    fault: 'a picture is not taken once',
    before: 'lock',
    arrange: fault('media/uploadimg', 'drop'),
    expected: sent,
  },
  {
    fault: 'a cover is not taken once',
    before: 'lock',
    arrange: fault('material/add_material', 'error', { errcode: -1 }),
    expected: sent,
  },
  {
    fault: 'the draft is not taken once',
    before: 'lock',
    arrange: fault('draft/add', 'drop'),
    expected: sent,
  },
  {
    fault: 'the tester is refused',
    before: 'lock',
    arrange: fault('message/mass/preview', 'error', { errcode: 40003 }),
    expected: sent,
  },
  {
    fault: 'the preview is never answered',
    before: 'lock',
    arrange: fault('message/mass/preview', 'drop', { times: 1000 }),
    expected: sent,
  },
  {
    fault: 'no token is given twice',
    before: 'window',
    arrange: fault('stable_token', 'error', { errcode: 40164, times: 2 }),
    expected: sent,
  },
  {
    fault: 'no token is given at all',
    before: 'window',
    arrange: fault('stable_token', 'drop', throughTheWindow),
    expected: [0, 'not-sent', 'scheduled', nextDay],
  },
  {
    fault: 'the call is refused once',
    before: 'window',
    arrange: fault('message/mass/sendall', 'error', { errcode: 45028 }),
    expected: sent,
  },
  {
    fault: 'the call is refused until the window closes',
    before: 'window',
    arrange: fault('message/mass/sendall', 'error', { errcode: 45028, ...throughTheWindow }),
    expected: [0, 'not-sent', 'scheduled', nextDay],
  },
  {
    fault: 'the call never reaches WeChat',
    before: 'window',
    arrange: fault('message/mass/sendall', 'timeout-before'),
    expected: [0, 'unconfirmed', 'locked', today],
  },
  {
    fault: 'the call is accepted and the answer lost',
    before: 'window',
    arrange: fault('message/mass/sendall', 'timeout-after-accept'),
    expected: sent,
  },
  {
    fault: 'the answer, the report and every look are lost',
    before: 'window',
    arrange: async (standIn) => {
      await fault('message/mass/sendall', 'timeout-after-accept')(standIn)
      await fault('draft/get', 'drop', throughTheWindow)(standIn)
      await fault('callback', 'drop')(standIn)
    },
    expected: [1, 'unconfirmed', 'locked', today],
  },
  {
    fault: 'WeChat is busy and does not say whether it took it',
    before: 'window',
    arrange: fault('message/mass/sendall', 'error', { errcode: -1 }),
    expected: [0, 'unconfirmed', 'locked', today],
  },
  { fault: 'the report is lost', before: 'window', arrange: fault('callback', 'drop'), expected: sent },
  {
    fault: 'the report comes before the answer',
    before: 'window',
    arrange: (standIn) => standIn('latency', { ms: 2500 }),
    expected: sent,
  },
  {
    fault: 'WeChat reports that it failed',
    before: 'window',
    arrange: (standIn) => standIn('outcomes', { of: 'send', status: 'err(10001)' }),
    expected: [1, 'not-sent', 'scheduled', nextDay],
  },
  {
    fault: 'WeChat fails and its report is lost',
    before: 'window',
    arrange: async (standIn) => {
      await standIn('outcomes', { of: 'send', status: 'send fail' })
      await fault('callback', 'drop')(standIn)
    },
    expected: [1, 'not-sent', 'scheduled', nextDay],
  },
]

let company: TestCompany

beforeEach(async () => {
  company = await openCompany('2026-01-01T02:00:00.000Z')
})

afterEach(async () => {
  await company.local.standIn('settle', {})
  await company.leave()
})

test.each(table.map((row) => [row.fault, row.expected.slice(0, 2).join(', '), row] as const))(
  'when %s: accepted and ended %s',
  async (_fault, _expected, { before, arrange, expected }) => {
    const { local } = company
    const { postId } = await company.as('chen-mo').submit()
    await company.pass(postId)
    await local.advanceTo(before === 'lock' ? '2026-01-04T06:59:00.000Z' : '2026-01-04T08:59:00.000Z')
    await arrange(local.standIn)
    const { ran } = await local.advanceTo('2026-01-04T10:00:00.000Z')
    expect(ran.map(({ ok, answer }) => (ok ? (answer as { failed: number }).failed : answer))).toEqual(
      ran.map(() => 0),
    )
    const accepted = (await local.standIn('sends')) as unknown[]
    const [send] = await company.db.find('sends', { where: {}, limit: 2 })
    const post = await company.db.get('posts', postId)
    expect([accepted.length, send?.stage, post?.state, post?.place?.day]).toEqual(expected)
  },
)
