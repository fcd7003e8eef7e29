import type { Browser } from 'playwright-core'
import { openBrowser, openPhone, type BrowserPhone } from '../_support/browser'
import { aPicture } from '../_support/builders'
import { openDemoCompany } from '../_support/demo-company'
import type { TestEnvironment } from '../_support/local'

// An account from its application to the registry and beyond, on the phones of those concerned: each test goes on where
// the last one ended.

const name = '青梧中山店会员'

let local: TestEnvironment
let browser: Browser

beforeAll(async () => {
  local = await openDemoCompany()
  browser = await openBrowser()
})

afterAll(async () => {
  await browser.close()
  await local.remove()
})

/** Takes a photo where one is asked for, and waits until the server has looked at it. */
async function photograph(phone: BrowserPhone, field: string): Promise<void> {
  const chooser = phone.page.waitForEvent('filechooser')
  await phone.tap(`#${field}-photo`)
  const file = { name: '盖章页.png', mimeType: 'image/png', buffer: Buffer.from(aPicture()) }
  await (await chooser).setFiles(file)
  await phone.see(`#${field} .row-page`, '已上传')
}

/** From 待办 to what waits there. */
async function openWaiting(phone: BrowserPhone, title: string): Promise<void> {
  await phone.tab('待办').tap()
  await phone.tap('#approvals .row-waiting', title)
}

test('G13: an admin names who decides for a department, and which names are protected', async () => {
  const admin = await openPhone(browser, local, 'he-jing')
  await admin.tab('管理').tap()
  await admin.see('#library .row-book')
  await admin.tap('#library #offices')
  await admin.see('#office-administration', '何静')
  await admin.tap('#office-wechat-department')
  await admin.on('#person-name input').fill('吴')
  await admin.tap('#person-wu-fan')
  await admin.tap('#office-wechat-department-done', '确定：郑毅、吴凡')
  await admin.see('#office-wechat-department', '郑毅、吴凡')
  await admin.on('#protected-word input').fill('梧')
  await admin.tap('#add-word')
  await admin.see('#settings-failure', '受保护的词至少 2 个字')
  await admin.tap('.row-word >> text="梧"')
  await admin.on('#settings-bar').waitFor({ state: 'detached' })
  await admin.on('#protected-word input').fill('梧桐里')
  await admin.tap('#add-word')
  await admin.tap('#passwordDays-60')
  await admin.tap('#save-settings')
  await admin.on('#settings-bar').waitFor({ state: 'detached' })
  await admin.open('/admin/offices/index')
  await admin.see('.row-word', '梧桐里')
  await admin.see('#passwordDays-60.choice-chosen')
  await admin.close()
})

test('G13: a name that only sounds like the company’s is refused while it is written, one tap from the clause', async () => {
  const author = await openPhone(browser, local, 'chen-mo')
  await author.tab('我的').tap()
  await author.tap('#applications')
  await author.see('.row-kind', '备案')
  await author.tap('#kind-account-opening')
  await author.see('#hand-in', '请选择平台')
  expect(await author.on('#form-chain .chain-names').allInnerTexts()).toEqual(['郑毅 / 吴凡', '何静'])
  await author.tap('#field-platform .row-choice', '小程序')
  await author.on('#field-name input').fill('清梧中山店会员')
  await author.see('#naming-refused', '与受保护的“青梧”读音相同')
  await author.tap('#naming-refused .to-clause', '查看条款 G13')
  await author.see('#clause #clause-G13')
  await author.page.goBack()
  expect(await author.on('#field-name input').inputValue()).toBe('清梧中山店会员')
  await author.on('#field-name input').fill(name)
  await author.see('#naming-fine', '用了受保护的“青梧”')
  await author.close()
})

test('a form that is filled in part by part outlives the app, and says what is still missing', async () => {
  const author = await openPhone(browser, local, 'chen-mo')
  await author.open('/applications/form/index?kind=account-opening')
  await author.on('#field-name input').fill(name)
  await author.tap('#field-platform .row-choice', '小程序')
  await author.on('#field-description textarea').fill('中山店的积分与停车')
  await author.see('.field-count', '9/120')
  await author.on('#field-legalEntity input').fill('青梧百货有限公司')
  await author.tap('#field-operator')
  await author.tap('#person-chen-mo')
  await author.see('#field-operator', '陈默')
  await author.on('#field-reason textarea').fill('会员积分与停车缴费')
  await author.see('#hand-in', '请上传单位说明盖章页照片')
  await photograph(author, 'field-sealed')
  await author.see('#hand-in', '提交申请')
  await author.page.reload()
  await author.see('#hand-in', '提交申请')
  await author.see('#field-sealed .page-picture img[src]')
  await author.see('#field-operator', '陈默')
  expect(await author.on('#field-reason textarea').inputValue()).toBe('会员积分与停车缴费')
  await author.tap('#hand-in')
  await author.see('#application-state', '审批中')
  await author.see('#answers', '陈默（青梧百货中山店）')
  await author.open('/applications/form/index?kind=account-opening')
  await author.see('#hand-in', '请选择平台')
  await author.close()
})

test('G13: the WeChat department agrees, the administration with a number and its sealed page', async () => {
  const keeper = await openPhone(browser, local, 'zheng-yi')
  await openWaiting(keeper, `开通账号：${name}`)
  await keeper.see('#asked .row-warning', '用了受保护的“青梧”')
  await keeper.tap('#agree', '同意')
  await keeper.see('#next-bar')
  await keeper.close()

  const filer = await openPhone(browser, local, 'he-jing')
  await openWaiting(filer, `开通账号：${name}`)
  await filer.see('#agree', '请上传行政部同意盖章页照片')
  await photograph(filer, 'brings-pages')
  await filer.see('#agree', '请填写备案号')
  await filer.on('#brings-number input').fill('青备 2026-001')
  await filer.tap('#agree', '同意')
  await filer.see('#application-state', '已通过')
  expect(await filer.read('#brought-number')).toBe('青备 2026-001')
  await filer.close()
})

test('G13: from the notice to the account, whose tasks are ticked until it is in use', async () => {
  const author = await openPhone(browser, local, 'chen-mo')
  await author.tap('#bell')
  await author.tap('.row-notice', '申请已通过')
  await author.tap('#to-account')
  expect(await author.read('#account-state')).toBe('开通中')
  await author.see('#filing-facts', '青备 2026-001')
  for (const task of ['registered', 'verified', 'admin-rights', 'password', 'profile']) {
    await author.tap(`#task-${task}`)
    await author.see(`#task-${task}.task-done`, '陈默')
  }
  await author.see('#account-state', '使用中')
  await author.see('#custody', '也从不显示')
  await author.open('/accounts/registry/index')
  await author.tap('#view-mine')
  await author.see('.row-account', name)
  await author.close()
})

test('W5: another unit borrows the login for an event, and gives it back before its time', async () => {
  const borrower = await openPhone(browser, local, 'gao-yuan')
  await borrower.tab('我的').tap()
  await borrower.tap('#registry')
  await borrower.on('#words input').fill('会员')
  await borrower.tap('#search')
  await borrower.tap('.row-account', name)
  await borrower.tap('#apply-login-loan')
  await borrower.see('#field-account .choice-chosen', name)
  await borrower.on('#field-occasion input').fill('元旦灯会直播')
  await borrower.tap('#field-borrower')
  await borrower.tap('#person-gao-yuan')
  for (const field of ['from', 'through']) {
    await borrower.tap(`#field-${field}`)
    await borrower.tap('.weui-picker__action', '确定')
    await borrower.see(`#field-${field}`, '1月1日')
  }
  await borrower.tap('#hand-in', '提交申请')
  await borrower.see('#application-state', '审批中')

  const keeper = await openPhone(browser, local, 'wu-fan')
  await openWaiting(keeper, `借用账号：${name}`)
  await keeper.tap('#agree', '同意')
  await keeper.see('#next-bar')
  await keeper.close()

  await borrower.open('/accounts/registry/index')
  await borrower.tap('.row-account', '借给 高远')
  await borrower.see('#loan', '元旦灯会直播')
  await borrower.tap('#end-loan')
  await borrower.tap('.taro-model__confirm')
  await borrower.on('#loan').waitFor({ state: 'detached' })
  await borrower.see('#account-name', name)
  await borrower.close()
})

test('G14: whoever finds an account reports it; a keeper takes it over, puts it right, and notes who keeps it', async () => {
  const finder = await openPhone(browser, local, 'lin-xiaoyu')
  await finder.open('/accounts/registry/index')
  await finder.tap('#report')
  await finder.tap('#platform .row-choice', '抖音')
  await finder.on('#account-name-field input').fill('青梧超市生鲜')
  await finder.tap('#unit .row-choice', '青梧超市')
  await finder.on('#where textarea').fill('搜索时看到')
  await finder.tap('#confirm-report', '报告给微信部门')
  await finder.see('#account-state', '未备案')
  await finder.close()

  const keeper = await openPhone(browser, local, 'zheng-yi')
  await keeper.tap('#bell')
  await keeper.tap('.row-notice', '青梧超市生鲜')
  await keeper.tap('#task-password')
  await keeper.see('#task-password.task-done', '郑毅')
  await keeper.see('#apply-account-filing', '还差：账号移交微信部门、管理员权限移交微信部门')
  const accountId = /[?&]id=([^&]+)/.exec(keeper.page.url())?.[1] ?? ''
  await keeper.open(`/applications/form/index?kind=account-filing&account=${accountId}`)
  await keeper.see('#hand-in', '这个账号现在不能申请')
  await keeper.tap('#to-hindrance')
  await keeper.see('#account-name', '青梧超市生鲜')
  await keeper.tap('#note-password')
  await keeper.tap('#person-zheng-yi')
  await keeper.tap('#confirm-password', '由郑毅保管')
  await keeper.see('#custody-facts', '郑毅，1月1日')
  await keeper.tap('#correct')
  await keeper.on('#handle input').fill('qingwu_fresh')
  await keeper.tap('#confirm-correct')
  await keeper.see('#account-facts', 'qingwu_fresh')
  await keeper.close()
})

test('O1: the one who keeps the registry writes an account down, and both hand it over', async () => {
  const keeper = await openPhone(browser, local, 'zheng-yi')
  await keeper.open('/accounts/registry/index')
  await keeper.tap('#register')
  await keeper.tap('#platform .row-choice', '微博')
  await keeper.on('#account-name-field input').fill('青梧品牌')
  await keeper.tap('#unit .row-choice', '品牌部')
  await keeper.tap('#operators')
  await keeper.on('#person-name input').fill('林')
  await keeper.tap('#person-lin-xiaoyu')
  await keeper.tap('#operators-done', '林晓雨')
  await keeper.tap('#filed-filed')
  await keeper.see('#confirm-register', '请填写备案号')
  await keeper.on('#filing-number input').fill('青备 2025-009')
  await keeper.tap('#confirm-register', '登记到台账')
  await keeper.see('#account-state', '使用中')
  await keeper.tap('#renew')
  await keeper.on('#renew-number input').fill('青备 2026-009')
  await keeper.tap('#confirm-renew')
  await keeper.see('#filing-facts', '青备 2026-009')
  await keeper.tap('#apply-operator-change')
  await keeper.see('#field-from .choice-chosen', '林晓雨')
  expect(await keeper.on('#field-from .row-choice').count()).toBe(1)
  await keeper.tap('#field-to')
  await keeper.on('#person-name input').fill('孙')
  await keeper.tap('#person-sun-li')
  await keeper.on('#field-reason textarea').fill('林晓雨调岗')
  await keeper.tap('#hand-in', '提交申请')
  await keeper.see('#application-state', '审批中')
  await keeper.close()

  const other = await openPhone(browser, local, 'wu-fan')
  await openWaiting(other, '变更运营人：青梧品牌')
  await other.tap('#agree')
  await other.see('#next-bar')
  await other.close()

  for (const person of ['lin-xiaoyu', 'sun-li']) {
    const phone = await openPhone(browser, local, person)
    await phone.open('/accounts/registry/index')
    await phone.tap('#view-mine')
    await phone.tap('.row-account', '青梧品牌')
    if (person === 'lin-xiaoyu') {
      await phone.see('#sign', '清单全部完成后签字')
      for (const task of ['material', 'rights', 'devices']) {
        await phone.tap(`#task-${task}`)
        await phone.see(`#task-${task}.task-done`)
      }
    }
    await phone.tap('#sign', '签字确认交接')
    if (person === 'lin-xiaoyu') await phone.see('#signed-from', '签字')
    else await phone.see('#account-facts', '孙丽')
    await phone.close()
  }
})
