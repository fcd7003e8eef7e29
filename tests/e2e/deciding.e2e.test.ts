import type { Browser } from 'playwright-core'
import { demoPhone } from '../_support/demo-phone'
import { demoPosts } from '../_support/demo-posts'
import { openBrowser, openPhone, type BrowserPhone } from '../_support/browser'
import { openDemoCompany } from '../_support/demo-company'
import type { TestEnvironment } from '../_support/local'

// What else than passing an approver can do, and what its submitter can, in the order of the days.

const ofGroupMedia = demoPosts.filter(
  ({ channelId }) => channelId === undefined || channelId === 'group-media',
)
const [first, second, third] = ofGroupMedia

let local: TestEnvironment
let browser: Browser
let editor: BrowserPhone
let postIds: string[]

beforeAll(async () => {
  local = await openDemoCompany()
  const phone = demoPhone(local.url, local.envId)
  postIds = []
  for (const post of [first!, second!, third!]) postIds.push(await phone(post.by).handIn(post))
  browser = await openBrowser()
  editor = await openPhone(browser, local, 'zhou-ning')
})

afterAll(async () => {
  await browser.close()
  await local.remove()
})

const open = (phone: BrowserPhone, index: number) =>
  phone.open(`/posts/detail/index?id=${postIds[index] ?? ''}`)

test('a change is asked for with a phrase and a deadline; its submitter sees both, and what it means', async () => {
  await open(editor, 0)
  await editor.tap('#more')
  await editor.tap('#more-changes-asked')
  await editor.tap('#confirm-changes-asked')
  await editor.see('#reason-missing')
  await editor.tap('#phrase-0')
  await editor.tap('#deadline .row-choice', '明天 12:00')
  await editor.tap('#confirm-changes-asked')
  await editor.see('#state', '待修改')
  await editor.see('#next', `下一件：${second!.title.slice(0, 14)}`)

  const author = await openPhone(browser, local, first!.by)
  await open(author, 0)
  expect(await author.read('#returned-comment')).toBe('标题请再简短一些')
  await author.see('#returned-means', '1月2日 12:00 前交回，版位保留')
  await author.tap('#revise')
  await author.see('#revise #title')
  await author.on('#title textarea').fill('十年的商场')
  await author.tap('#submit')
  expect(await author.read('#receipt-time')).toBe('1月4日 周日 17:00')
  await author.close()
})

test('whoever decides it again sees why it went back and what is different', async () => {
  await open(editor, 0)
  await editor.see('#again .again-title', '第 2 次提交')
  await editor.see('#again-last', '周宁 退改')
  await editor.see('#again .row-difference', '标题有改动')
  await editor.see('#again .span-removed')
})

test('after a decision the next one is one tap away', async () => {
  await editor.tap('#approve')
  await editor.tap('#next')
  await editor.see('#post-title', second!.title)
  await editor.see('#approve')
})

test('somebody is asked to look first; meanwhile whoever asked cannot pass it', async () => {
  await editor.tap('#more')
  await editor.tap('#more-add')
  await editor.on('#hand-on-reason textarea').fill('涉及超市价格，请核对')
  await editor.on('#person-name input').fill('刘')
  await editor.tap('#person-liu-fang')
  await editor.tap('#confirm-add')
  await editor.see('#looks-first')
  await editor.see('#timeline', '周宁 加签')

  const asked = await openPhone(browser, local, 'liu-fang', { theme: 'dark' })
  await asked.tab('待办').tap()
  await asked.tap('#approvals .row-waiting', second!.title)
  await asked.tap('#approve')
  await asked.see('#all-done')
  await asked.close()
})

test('what somebody often says is kept with one tap, is there the next time, and can be dropped', async () => {
  await open(editor, 2)
  const say = async () => {
    await editor.tap('#more')
    await editor.tap('#more-approved')
  }
  await say()
  await editor.on('#reason-comment textarea').fill('价格已与采购核对')
  await editor.tap('#keep-phrase')
  await editor.see('#phrase-0', '价格已与采购核对')
  await editor.page.reload()
  await say()
  await editor.tap('#phrase-0', '价格已与采购核对')
  await editor.tap('#drop-phrase')
  await editor.on('#phrase', '价格已与采购核对').waitFor({ state: 'detached' })
  await editor.page.reload()
  await editor.see('#approve')
})

test('of one edition several are passed at once, and each says what became of it', async () => {
  await editor.open('/approvals/inbox/index')
  await editor.tap('.row-batch')
  await editor.tap('#confirm-batch')
  await editor.see('.row-batch-item', '已通过')
  await editor.tap('#batch-done')
  await editor.see('#empty', '都处理完了')
  await editor.tap('#inbox-tab-done')
  await editor.see('.row-request', second!.title)
})

test('whoever was too late sees who decided, and keeps what they typed', async () => {
  const sun = await openPhone(browser, local, 'sun-li')
  await open(sun, 1)
  await sun.tap('#more')
  await sun.tap('#more-rejected')
  await sun.on('#reason-comment textarea').fill('这一句不能丢')
  const wu = await openPhone(browser, local, 'wu-fan')
  await open(wu, 1)
  await wu.tap('#approve')
  await wu.see('#next-bar')
  await sun.tap('#confirm-rejected')
  await sun.see('#lost', '吴凡 已在')
  expect(await sun.read('#lost-text')).toBe('这一句不能丢')
  await sun.tap('#keep-as-comment')
  await sun.see('#talk .comment-text', '这一句不能丢')
  await wu.close()
  await sun.close()
})

test('a comment carries a file', async () => {
  const zheng = await openPhone(browser, local, 'zheng-yi')
  await open(zheng, 1)
  await zheng.tap('#more')
  await zheng.tap('#more-comment')
  await zheng.on('#comment-text textarea').fill('授权书见附件')
  const chooser = zheng.page.waitForEvent('filechooser')
  await zheng.tap('#attach')
  const buffer = Buffer.from('%PDF-1.7\n1 0 obj\n')
  await (await chooser).setFiles({ name: '授权书.pdf', mimeType: 'application/pdf', buffer })
  await zheng.see('#comment-sheet .row-file', '授权书.pdf')
  await zheng.tap('#confirm-comment')
  await zheng.see('#talk .row-file', '授权书.pdf')
  await zheng.close()
})

test('its submitter takes it back, told first what that frees', async () => {
  const author = await openPhone(browser, local, second!.by)
  await open(author, 1)
  await author.tap('#withdraw')
  await author.see('.taro-modal__text', '的版位立即释放')
  await author.tap('.taro-model__confirm')
  await author.see('#state', '已撤回')
  await author.tap('#write-anew', '以此另写一篇')
  await author.see('#compose .picture-state', '1280×720')
  expect(await author.on('#compose #title textarea').inputValue()).toBe(second!.title)
  await author.see('#compose .section-note', '已保存')
  await author.close()
})

test('a deputy is named for some days, and the deputy’s page says so', async () => {
  await editor.open('/approvals/deputies/index')
  await editor.tap('#name-deputy')
  await editor.on('#person-name input').fill('唐')
  await editor.tap('#person-tang-yue')
  await editor.tap('#confirm-deputy')
  await editor.see('.row-deputy', '唐悦')
  await editor.close()
  const deputy = await openPhone(browser, local, 'tang-yue')
  await deputy.open('/approvals/deputies/index')
  await deputy.see('.row-deputy', '周宁')
  await deputy.close()
})
