import { demoPhone } from '../_support/demo-phone'
import { textOf } from '../_support/builders'
import { openDemoCompany } from '../_support/demo-company'
import type { TestEnvironment } from '../_support/local'
import { addPicture, find, phoneOf, read, readAll, tap, write } from './steps'

// The main job on the build that WeChat runs, in the order of the days: each test goes on where the last one ended.

const title = '中山店十周年'

let local: TestEnvironment

beforeAll(async () => {
  local = await openDemoCompany()
})

afterAll(() => local.remove())

test('a post is written, its picture chosen, and handed in: the answer is the date', async () => {
  const app = await phoneOf('chen-mo', local)
  await app.miniProgram.switchTab('/posts/compose/index')
  expect(await read(app, '#earliest-time')).toBe('1月4日 周日 17:00')
  await write(app, '#title', title)
  await write(app, '#body', textOf(120))
  await write(app, '#source', '青梧百货中山店')
  await addPicture(app)
  await tap(app, '#submit')
  expect(await read(app, '#refusal .clause-id')).toBe('G9')
  await tap(app, '#refusal-close')
  await write(app, '#body', textOf(320))
  await tap(app, '#submit')
  expect(await read(app, '#receipt-time')).toBe('1月4日 周日 17:00')
  await app.close()
})

test('three people pass it, each in two taps from 待办', async () => {
  const steps = [
    ['zhou-ning', '等 吴凡、孙丽 审核'],
    ['wu-fan', '等 郑毅 放行'],
    ['zheng-yi', '已通过'],
  ] as const
  for (const [personId, then] of steps) {
    const app = await phoneOf(personId, local)
    await app.miniProgram.switchTab('/approvals/inbox/index')
    expect(await readAll(app, '.waiting-title')).toEqual([title])
    await tap(app, '.row-waiting')
    await tap(app, '#approve')
    expect((await readAll(app, then === '已通过' ? '#state' : '#waiting-for')).join()).toContain(then)
    await app.close()
  }
})

test('at its time the edition is sent; its author is told and finds the link', async () => {
  await local.advanceTo('2026-01-04T07:30:00.000Z')
  await demoPhone(local.url, local.envId)('zhou-ning').approvePreview('group-media_2026-01-04_1')
  await local.advanceTo('2026-01-04T09:00:00.000Z')
  await local.standIn('settle', {})
  await local.advanceTo('2026-01-04T09:31:00.000Z')
  expect(await local.standIn('sends')).toMatchObject([{ status: 'SEND_SUCCESS', articles: [{ title }] }])

  const app = await phoneOf('chen-mo', local)
  await app.miniProgram.navigateTo('/notices/inbox/index')
  expect(await readAll(app, '.notice-title')).toEqual(['已发布', '审批通过', '已排定'])
  await tap(app, '.row-notice')
  expect(await read(app, '#state')).toBe('已发布')
  await find(app, '#link')
  await app.close()
})
