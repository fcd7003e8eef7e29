import { openDemoCompany } from '../_support/demo-company'
import type { TestEnvironment } from '../_support/local'
import { choosePicture, find, phoneOf, read, readAll, tap, write } from './steps'

// An account from its application to the registry on the build that WeChat runs: each test goes on where the last one
// ended.

const name = '青梧中山店会员'

let local: TestEnvironment

beforeAll(async () => {
  local = await openDemoCompany()
})

afterAll(() => local.remove())

test('G13: a name that only sounds like the company’s is refused; the right one is handed in with its photo', async () => {
  const app = await phoneOf('chen-mo', local)
  await app.miniProgram.switchTab('/staff/me/index')
  await tap(app, '#applications')
  await tap(app, '#kind-account-opening')
  await tap(app, '#field-platform .row-choice')
  await write(app, '#field-name', '清梧中山店会员')
  expect(await read(app, '#naming-refused .failure-text')).toContain('与受保护的“青梧”读音相同')
  await write(app, '#field-name', name)
  await find(app, '#naming-fine')
  await write(app, '#field-description', '中山店的积分与停车')
  await write(app, '#field-legalEntity', '青梧百货有限公司')
  await tap(app, '#field-operator')
  await tap(app, '#person-chen-mo')
  await write(app, '#field-reason', '会员积分与停车缴费')
  await choosePicture(app, '#field-sealed-photo', '#field-sealed .page-note', '已上传')
  await tap(app, '#hand-in')
  expect(await read(app, '#application-state')).toBe('审批中')
  await app.close()
})

test('G13: the WeChat department agrees, the administration with a number and its sealed page', async () => {
  const keeper = await phoneOf('zheng-yi', local)
  await keeper.miniProgram.switchTab('/approvals/inbox/index')
  await tap(keeper, '.row-waiting')
  await tap(keeper, '#agree')
  await find(keeper, '#next-bar')
  await keeper.close()

  const filer = await phoneOf('he-jing', local)
  await filer.miniProgram.switchTab('/approvals/inbox/index')
  await tap(filer, '.row-waiting')
  await write(filer, '#brings-number', '青备 2026-001')
  await choosePicture(filer, '#brings-pages-photo', '#brings-pages .page-note', '已上传')
  await tap(filer, '#agree')
  expect(await read(filer, '#brought-number')).toBe('青备 2026-001')
  expect(await read(filer, '#application-state')).toBe('已通过')
  await filer.close()
})

test('G13: the account stands in the registry, and is in use when its last task is ticked', async () => {
  const app = await phoneOf('chen-mo', local)
  await app.miniProgram.navigateTo('/accounts/registry/index')
  expect(await readAll(app, '.account-name')).toEqual([name])
  await tap(app, '.row-account')
  for (const task of ['registered', 'verified', 'admin-rights', 'password', 'profile']) {
    await tap(app, `#task-${task}`)
    await find(app, `#task-${task}.task-done`)
  }
  expect(await read(app, '#account-state')).toBe('使用中')
  await app.close()
})
