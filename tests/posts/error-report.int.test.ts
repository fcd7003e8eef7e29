import type { ErrorKind } from '../../shared/posts'
import { anId } from '../_support/builders'
import { at, openSending, type Sending } from '../publishing/sending'

let company: Sending
let postId: string

beforeAll(async () => {
  company = await openSending()
  const [passed = ''] = await company.passed('甲')
  postId = passed
})

afterAll(() => company.leave())

const report = (kind: ErrorKind, what = '价格写错了。') => ({
  commandId: anId(),
  reportId: anId(),
  postId,
  kind,
  what,
})

test('what has not gone out is not reported but returned or held', async () => {
  const refusal = await company.as('zhou-ning').refused('posts', 'reportError', report('breach'))
  expect(refusal.code).toBe('wrong-state')
})

describe('once it is out', () => {
  beforeAll(async () => {
    await company.tickAt(at.lock)
    await company.tickAt(at.opening)
    await company.local.standIn('settle', {})
    await company.tickAt('2026-01-04T09:01:00.000Z')
  })

  test.each<[ErrorKind, string, string[]]>([
    ['wrong-information', 'G11', ['陈默', '周宁', '吴凡', '郑毅']],
    ['breach', 'G23', ['陈默', '周宁', '吴凡']],
  ])('%s: %s charges who acted, by the trail, and tells them', async (kind, clause, names) => {
    const asked = report(kind)
    const reporter = company.as('chen-mo')
    expect(await reporter.ask('posts', 'reportError', asked)).toEqual({ id: asked.reportId })
    expect(await reporter.ask('posts', 'reportError', asked)).toEqual({ id: asked.reportId })
    const { reports, trail } = await reporter.ask('posts', 'detail', { postId })
    const told = reports.filter(({ id }) => id === asked.reportId)
    expect(told).toMatchObject([{ kind, clause, what: '价格写错了。', byName: '陈默' }])
    expect(told[0]?.responsible.map(({ name }) => name)).toEqual(names)
    expect(trail.at(-1)?.text).toBe(`指出差错（${clause}）：价格写错了。`)
    expect(await company.told('wu-fan')).toContainEqual({
      kind: 'error-reported',
      body: '陈默指出《甲》有差错：价格写错了。请查看并尽快处理。',
    })
  })

  test('nothing said is no report, and whoever may not see the post cannot report on it', async () => {
    const silent = report('breach', '  ')
    expect(await company.as('chen-mo').refused('posts', 'reportError', silent)).toMatchObject({
      code: 'bad-input',
      path: 'what',
    })
    const stranger = await company.as('gao-yuan').refused('posts', 'reportError', report('breach'))
    expect(stranger.code).toBe('not-found')
  })
})
