import { openDemoCompany } from '../_support/demo-company'
import type { TestEnvironment } from '../_support/local'
import { keepAccounts } from './accounts'
import { anIdFor, doorOf, type Door } from './door'
import type { Moment } from './moment'

/** The company with a post, an edition and a request in each state at once, and where each is found. */
export type World = {
  readonly local: TestEnvironment
  readonly posts: Named<typeof publishSunday> &
    Named<typeof handInOnMonday> &
    Named<typeof passOnMonday> &
    Named<typeof askUrgently>
  readonly commissions: Named<typeof askUnits>
  readonly adjustments: Named<typeof askToAdjust>
  readonly accounts: Named<typeof keepAccounts>
  readonly readings: Named<typeof askToRead>
  /** Goes on to a later moment of the day. */
  goTo(moment: Moment): Promise<void>
}

/** Ids by what is known of them. */
type Named<Make extends (...given: never[]) => Promise<object>> = Readonly<Partial<Awaited<ReturnType<Make>>>>

/** Thursday, 1 January 2026, with one post that waits for its editor. */
export async function openBriefWorld(): Promise<World> {
  const local = await openDemoCompany()
  const waitsForEditor = await doorOf(local).handIn('chen-mo', '春节营业时间：每家店都写清楚了')
  return {
    ...{ local, posts: { waitsForEditor }, commissions: {} },
    ...{ adjustments: {}, accounts: {}, readings: {} },
    goTo: () => Promise.resolve(),
  }
}

/** It is Monday, 5 January 2026, 16:40: Sunday's edition went out, Monday's waits for 17:00. */
export async function openWorld(): Promise<World> {
  const local = await openDemoCompany()
  const door = doorOf(local)
  await askForWhatNeverCame(door)
  const sunday = await publishSunday(local, door)
  const handedIn = await handInOnMonday(door)
  const passed = await passOnMonday(door)
  const urgent = await askUrgently(door)
  const commissions = await askUnits(door)
  const adjustments = await askToAdjust(door)
  const accounts = await keepAccounts(door)
  await amendRulebooks(door)
  const readings = await askToRead(door)
  await nameDeputyAndDraft(door)
  await local.advanceTo('2026-01-05T08:40:00.000Z')
  return {
    local,
    posts: { ...sunday, ...handedIn, ...passed, ...urgent },
    commissions,
    adjustments,
    accounts,
    readings,
    goTo: (moment) => goTo(local, door, moment),
  }
}

const monday = 'group-media_2026-01-05_1'
const byHand = 'supermarket-news_2026-01-05_1'

async function goTo(local: TestEnvironment, { tell }: Door, moment: Moment): Promise<void> {
  switch (moment) {
    case '16:40':
      return
    case '16:50':
      await tell('zhou-ning', 'publishing.answer', {
        ...{ editionId: monday, fine: false, words: '第 2 篇的价格应为 19.9 元' },
      })
      await tell('zheng-yi', 'desk.stop', { editionId: byHand, reason: '价签照片待核实' })
      await local.advanceTo('2026-01-05T08:50:00.000Z')
      return
    case '16:55':
      await tell('zheng-yi', 'desk.sendUntested', { editionId: monday, reason: '已当面核对，价格无误' })
      await tell('zheng-yi', 'desk.resume', { editionId: byHand })
      await local.advanceTo('2026-01-05T08:55:00.000Z')
      return
    case '18:05':
      await local.standIn('faults', { endpoint: 'message/mass/sendall', kind: 'timeout-before' })
      await local.advanceTo('2026-01-05T10:05:00.000Z')
      return
    default:
      moment satisfies never
  }
}

/** From Thursday, when Sunday's posts come in, to Monday morning. */
async function publishSunday(local: TestEnvironment, { tell, handIn, decide, pass }: Door) {
  const published = await handIn('chen-mo', '中山店十周年：一座商场与一条街的故事')
  const reported = await handIn('gao-yuan', '凌晨四点的菜篮子：跟着采购去一趟基地')
  const takenDown = await handIn('lin-xiaoyu', '一只帆布袋，陪你用满一千次')
  const fourth = await handIn('chen-mo', '老裁缝的最后一批学徒')
  for (const postId of [published, reported, takenDown, fourth]) await pass(postId)
  const movedOn = await handIn('lin-xiaoyu', '冬天的第一场音乐会，就在中庭')
  await decide(movedOn, 'zhou-ning')
  const expired = await handIn('gao-yuan', '元旦三天乐：门店活动一览', { latest: '2026-01-04' })

  await local.advanceTo('2026-01-02T02:00:00.000Z')
  for (const [by, title] of [
    ['gao-yuan', '年货节预告：三十六城特产集合'],
    ['chen-mo', '一楼修表柜台，修好了一只五十年的座钟'],
    ['sun-li', '把一面旧墙交给孩子们'],
    ['lin-xiaoyu', '一封写给老顾客的信'],
  ] as const)
    await pass(await handIn(by, title))
  const here = { channelId: 'supermarket-news' }
  await pass(await handIn('gao-yuan', '称重台换新：读得出价格的小秤', here))
  await pass(await handIn('gao-yuan', '换季收纳的五个办法', here))
  const way = { publishBy: 'hand', kind: 'subscription', confirmerId: null }
  await tell('he-jing', 'channels.setPublishing', { ...here, ...way })

  await local.advanceTo('2026-01-04T07:05:00.000Z')
  await tell('zhou-ning', 'publishing.answer', {
    ...{ editionId: 'group-media_2026-01-04_1', fine: true, words: '' },
  })
  await local.advanceTo('2026-01-04T09:00:00.000Z')
  await local.standIn('settle', {})
  await local.advanceTo('2026-01-05T01:00:00.000Z')
  await tell('zhou-ning', 'publishing.takeDown', { postId: takenDown, reason: '价格有误，更正后重发' })
  const report = { reportId: anIdFor('report'), postId: reported, kind: 'wrong-information' }
  await tell('wu-fan', 'posts.reportError', { ...report, what: '第三段的活动日期写成了去年' })
  return { published, reported, takenDown, movedOn, expired }
}

/** What is on its way, or came to an end on it. */
async function handInOnMonday(door: Door) {
  const { tell, handIn, decide, approvalOf } = door
  const waitsForEditor = await handIn('chen-mo', '春节营业时间：每家店都写清楚了')
  const waitsForReviewer = await handIn('gao-yuan', '冬储白菜上市：一棵好菜怎么挑')
  await decide(waitsForReviewer, 'zhou-ning', 'approved', '标题已核对')
  const waitsForPublisher = await handIn('lin-xiaoyu', '青梧公益日：三百双手套的去处')
  await decide(waitsForPublisher, 'zhou-ning')
  await decide(waitsForPublisher, 'wu-fan')
  const returned = await handIn('gao-yuan', '会员日满减攻略')
  await decide(returned, 'zhou-ning', 'returned', '促销规则没有写清起止日期，图片也请换成实物照片', 'G9')
  const changesAsked = await handIn('chen-mo', '儿童书店的新年书单：二十位店员各自推荐的一本书')
  await decide(changesAsked, 'zhou-ning', 'changes-asked', '标题请再简短一些')
  const rejected = await handIn('sun-li', '品牌焕新发布会回顾')
  await decide(rejected, 'zhou-ning', 'rejected', '这个题目上周已经刊过')
  const withdrawn = await handIn('sun-li', '城市灯光节的幕后')
  await tell('sun-li', 'approvals.withdraw', { approvalId: (await approvalOf(withdrawn)).id })
  const again = await handIn('chen-mo', '梧桐树下的新年市集')
  await decide(again, 'zhou-ning', 'changes-asked', '导语请写得更直接')
  await door.handInAgain('chen-mo', again, '梧桐树下的市集，周六开张')
  const edited = await handIn('lin-xiaoyu', '青年店长的第一年')
  await door.edit('zhou-ning', edited, '一位青年店长的第一年')

  const { id: approvalId } = await approvalOf(waitsForReviewer)
  const text = '第二张图的来源请审核时再看一眼'
  await tell('zhou-ning', 'approvals.comment', { approvalId, text, attachmentIds: [] })
  await tell('zhou-ning', 'approvals.copy', { approvalId, toIds: ['tang-yue', 'liu-fang'] })
  return {
    ...{ waitsForEditor, waitsForReviewer, waitsForPublisher, returned, changesAsked, rejected },
    ...{ withdrawn, again, edited },
  }
}

/** What has passed, and what may come of it before it appears. */
async function passOnMonday({ tell, handIn, pass }: Door) {
  const scheduled = await handIn('gao-yuan', '夜班补货员的凌晨两点')
  const held = await handIn('chen-mo', '中庭花市开放时间')
  const cancelling = await handIn('sun-li', '新年音乐会加演一场')
  for (const postId of [scheduled, held, cancelling]) await pass(postId)
  await tell('wu-fan', 'desk.hold', { postId: held, reason: '活动时间待商场确认' })
  await tell('sun-li', 'posts.cancel', { postId: cancelling, reason: '演出因故取消' })
  return { scheduled, held, cancelling }
}

async function askUrgently({ tell, handIn, decideUrgent }: Door) {
  const urgentToSign = await handIn('chen-mo', '店庆抽奖名单公布')
  const urgentToArrange = await handIn('chen-mo', '寒潮来临，门店延长营业')
  const urgentDone = await handIn('chen-mo', '地铁口改道提示')
  for (const postId of [urgentToSign, urgentToArrange, urgentDone])
    await tell('chen-mo', 'urgent.ask', { postId, wishedDay: '2026-01-06', reason: '须在周二以前让顾客知道' })
  for (const postId of [urgentToArrange, urgentDone]) await decideUrgent('ma-chao', postId)
  await decideUrgent('tang-yue', urgentDone, { how: 'free', editionId: 'group-media_2026-01-06_1' })
  return { urgentToSign, urgentToArrange, urgentDone }
}

const late = anIdFor('late')

async function askForWhatNeverCame({ tell }: Door): Promise<void> {
  await tell('zhou-ning', 'commissions.ask', {
    ...{ commissionId: late, channelId: 'group-media', unitId: 'supermarkets', wanted: 1 },
    ...{ topic: '年货直播间的一天', editionId: null, dueDay: '2026-01-04' },
  })
}

async function askUnits({ tell, handIn }: Door) {
  const [open, done, waived] = [anIdFor('open'), anIdFor('done'), anIdFor('waived')]
  for (const [commissionId, topic, unitId] of [
    [open, '新春年货节的现场', 'supermarkets'],
    [done, '门店的年夜饭', 'supermarkets'],
    [waived, '品牌年度故事', 'brand-department'],
  ])
    await tell('zhou-ning', 'commissions.ask', {
      ...{ commissionId, topic, unitId, channelId: 'group-media', wanted: 1 },
      ...{ editionId: null, dueDay: '2026-01-09' },
    })
  const text = '周三前交，正在补拍现场照片'
  await tell('gao-yuan', 'commissions.answer', { commissionId: open, text })
  await handIn('gao-yuan', '一桌年夜饭，从门店到家', { commissionId: done })
  await tell('zhou-ning', 'commissions.waive', { commissionId: waived, reason: '活动改期，不再需要' })
  return { open, late, done, waived }
}

async function askToAdjust({ tell, decideAdjustment }: Door) {
  const [asked, approved] = [anIdFor('asked'), anIdFor('approved')]
  for (const [adjustmentId, from, planned] of [
    [approved, '2026-01-20', 4],
    [asked, '2026-01-08', 3],
  ] as const)
    await tell('zhou-ning', 'adjustments.ask', {
      ...{ adjustmentId, channelId: 'group-media', reason: '春节期间稿件较少', from, through: from },
      change: { posts: { min: 3, planned }, window: null },
    })
  await decideAdjustment('zheng-yi', approved)
  return { asked, approved }
}

/** One version is being written, one waits for consent, one for its day. */
async function amendRulebooks({ tell, amend, decideAmendment }: Door): Promise<void> {
  const admin = 'he-jing'
  for (const rulebook of ['team-group@1', 'consulting-group@1']) {
    const asWritten = { units: null, channels: [], overrides: [], setAside: [] }
    await tell(admin, 'rulebooks.adopt', { rulebook, ...asWritten })
  }
  for (const rulebook of ['group-media@1', 'team-group@1', 'consulting-group@1'])
    await tell(admin, 'amendments.begin', { rulebook })
  await amend(admin, 'group-media@2', 'G9', [{ rule: 'G9.body', figure: 'limit', value: 3_000 }])
  await amend(admin, 'group-media@2', 'G2', [{ rule: 'G2.cadence', figure: 'minPosts', value: 7 }])
  await amend(admin, 'team-group@2', 'C4', [
    { rule: 'C4.evening', figure: 'opens', value: 18 * 60 },
    { rule: 'C4.evening', figure: 'closes', value: 20 * 60 },
  ])
  await amend(admin, 'consulting-group@2', 'C5', [{ rule: 'C5.response', figure: 'minutes', value: 20 }])
  const from = '2026-01-20'
  await tell(admin, 'amendments.ask', {
    amendmentId: 'group-media@2',
    reason: '篇幅太短，读者看不明白',
    from,
  })
  await tell(admin, 'amendments.ask', { amendmentId: 'consulting-group@2', reason: '答复要更快', from })
  await decideAmendment('zheng-yi', 'consulting-group@2')
}

/** Of one who has confirmed already, and of units with others who have not. */
async function askToRead({ tell }: Door) {
  const started = anIdFor('reading')
  const asked = { readingId: started, rulebook: 'team-group@1', audience: { of: 'all' }, dueOn: '2026-01-06' }
  await tell('he-jing', 'readings.start', asked)
  for (const by of ['he-jing', 'wu-fan', 'ma-chao'])
    await tell(by, 'readings.confirm', { readingId: started })
  await tell('he-jing', 'readings.remind', { readingId: started })
  return { started }
}

async function nameDeputyAndDraft({ tell }: Door): Promise<void> {
  const days = { from: '2026-01-06', through: '2026-01-09' }
  await tell('zheng-yi', 'approvals.nameDeputy', { deputyId: 'tang-yue', ...days })
  for (const title of ['夜市回来了：四楼天台的五个周末', '']) {
    const draftId = anIdFor(`draft ${title}`)
    await tell('lin-xiaoyu', 'posts.saveDraft', {
      ...{ draftId, base: 0, editor: anIdFor('phone') },
      change: {
        ...{ title, author: '', digest: '', source: '品牌部', category: '重要活动', coverId: null },
        ...{ channels: [], order: ['a'], blocks: [{ key: 'a', kind: 'text', text: '写到一半的正文。' }] },
      },
    })
  }
}
