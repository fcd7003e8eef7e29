import { sayDay, sayInstant, type Day, type Instant, type Stored } from '../_kernel'

/** What people are told (通知). The in-app inbox is the truth; other ways of delivery are attempts (decision 16). */
export type Notice = Stored & {
  readonly personId: string
  readonly kind: NoticeKind
  readonly title: string
  readonly body: string
  /** Which screen it opens. */
  readonly opens: {
    readonly screen: 'post' | 'deputies' | 'commission' | 'urgent' | 'adjustment' | 'edition'
    readonly id: string
  }
  readonly at: Instant
  /** `<at>_<id>`: newest first, and the cursor. */
  readonly sortKey: string
  readonly readAt: Instant | null
}

export type NoticeKind =
  | 'decide'
  | 'returned'
  | 'settled'
  | 'scheduled'
  | 'moved-on'
  | 'expired'
  | 'placed'
  | 'published'
  | 'not-sent'
  | 'taken-out'
  | 'no-preview'
  | 'send-unconfirmed'
  | 'send-confirmed'
  | 'send-failed'
  | 'edited'
  | 'corrected'
  | 'taken-down'
  | 'take-down-by-hand'
  | 'error-reported'
  | 'rejected'
  | 'changes-asked'
  | 'changes-lapsed'
  | 'withdrawn'
  | 'transferred'
  | 'added'
  | 'commented'
  | 'copied'
  | 'urged'
  | 'late-with-deputies'
  | 'late-with-head'
  | 'deputy-named'
  | 'cancellation-asked'
  | 'cancellation-refused'
  | 'cancelled'
  | 'material-asked'
  | 'material-reminded'
  | 'material-overdue'
  | 'material-answered'
  | 'material-complete'
  | 'material-waived'
  | 'urgent-asked'
  | 'urgent-arranged'
  | 'urgent-rejected'
  | 'made-way'
  | 'adjustment-asked'
  | 'adjustment-decided'
  | 'retimed'
  | 'rearranged'
  | 'held'
  | 'released'
  | 'edition-short'
  | 'edition-stopped'
  | 'edition-resumed'

export type PostFacts = { readonly postId: string; readonly title: string; readonly day: Day | null }

/** One edition on its way out, as its editors know it. Without a head post when nothing is left in it. */
export type SendFacts = {
  readonly channelName: string
  readonly day: Day
  readonly headTitle: string | null
}

/** The wording of each kind, at one place. */
export const say = {
  decide: (post: PostFacts, step: string) => ({
    kind: 'decide',
    title: `请您${step}`,
    body: `《${post.title}》在等您${step}${post.day ? `，拟刊于${sayDay(post.day)}` : ''}。`,
  }),
  returned: (post: PostFacts, by: string, reason: string) => ({
    kind: 'returned',
    title: '稿件已退回',
    body: `《${post.title}》被${by}退回：${withoutStop(reason)}。版位已释放，修改后重新提交，提前量从那天起重新计算。`,
  }),
  settled: (post: PostFacts) => ({
    kind: 'settled',
    title: '已排定',
    body: `编辑已回复：《${post.title}》排定于${post.day ? sayDay(post.day) : '有空位的最近一期'}。`,
  }),
  scheduled: (post: PostFacts) => ({
    kind: 'scheduled',
    title: '审批通过',
    body: `《${post.title}》已全部通过，将于${post.day ? sayDay(post.day) : '有空位的最近一期'}刊出。`,
  }),
  movedOn: (post: PostFacts, from: Day) => ({
    kind: 'moved-on',
    title: '已顺延',
    body: `《${post.title}》未能在${sayDay(from)}截稿前通过审批，${post.day ? `已顺延到${sayDay(post.day)}` : '暂时没有空位，有空位时再排'}。`,
  }),
  missedWindow: (post: PostFacts, from: Day) => ({
    kind: 'moved-on',
    title: '已顺延',
    body: `${sayDay(from)}一期未能按时发出，《${post.title}》${post.day ? `已顺延到${sayDay(post.day)}` : '暂时没有空位，有空位时再排'}。`,
  }),
  expired: (post: PostFacts) => ({
    kind: 'expired',
    title: '已过最晚日期',
    body: `《${post.title}》没有赶上您定的最晚日期${post.day ? sayDay(post.day) : ''}，已经过期，版位也已释放。如果仍要尽快刊出，可以请单位申请加急（G8），或改好日期后重新投稿。`,
  }),
  placed: (post: PostFacts) => ({
    kind: 'placed',
    title: '有空位了',
    body: `《${post.title}》已排入${post.day ? sayDay(post.day) : '有空位的最近一期'}。`,
  }),
  published: (post: PostFacts) => ({
    kind: 'published',
    title: '已发布',
    body: `《${post.title}》已发布。`,
  }),
  notSent: (post: PostFacts, why: string) => ({
    kind: 'not-sent',
    title: '未能发出',
    body: `含《${post.title}》的一期未能发出：${why}。这篇稿件${post.day ? `已顺延到${sayDay(post.day)}` : '暂时没有空位，有空位时再排'}。`,
  }),
  takenOut: (post: PostFacts, why: string) => ({
    kind: 'taken-out',
    title: '稿件已移出本期',
    body: `《${post.title}》已移出${post.day ? sayDay(post.day) : '本期'}：${why}。同期其他稿件照常发出；供稿人修改后可以重新提交，提前量从那天起重新计算。`,
  }),
  noPreview: (send: SendFacts, why: string) => ({
    kind: 'no-preview',
    title: '预览未送达',
    body: `${edition(send)}的预览没有送到任何测试人：${why}。到了发布窗口仍会发出，请现在到公众平台的草稿箱里检查。`,
  }),
  sendUnconfirmed: (send: SendFacts, why: string) => ({
    kind: 'send-unconfirmed',
    title: '请核实是否发出',
    body: `${edition(send)}已提交群发，但没有得到确认：${why}。请到公众平台核实，核实之前不要再发一次。`,
  }),
  sendConfirmed: (send: SendFacts) => ({
    kind: 'send-confirmed',
    title: '已确认发出',
    body: `${edition(send)}已由微信确认发出，不必再发。`,
  }),
  sendFailed: (send: SendFacts, why: string) => ({
    kind: 'send-failed',
    title: '本期未能发出',
    body: `${edition(send)}未能发出：${why}。${send.headTitle === null ? '' : '其中的稿件顺延到有空位的下一期。'}`,
  }),
  edited: (post: PostFacts, by: string) => ({
    kind: 'edited',
    title: '编辑改动了稿件',
    body: `${by}改动了《${post.title}》，请打开查看改了哪里；有异议请直接联系编辑。`,
  }),
  corrected: (post: PostFacts, by: string) => ({
    kind: 'corrected',
    title: '请再看一眼更正',
    body: `${by}在审核之后更正了《${post.title}》，只需您再确认一次（G11）。`,
  }),
  takenDown: (post: PostFacts, by: string, reason: string) => ({
    kind: 'taken-down',
    title: '稿件已撤下',
    body: `《${post.title}》已由${by}撤下，读者不再看到：${withoutStop(reason)}。`,
  }),
  takeDownByHand: (post: PostFacts, why: string) => ({
    kind: 'take-down-by-hand',
    title: '请到公众平台删除',
    body: `《${post.title}》没有撤下：${withoutStop(why)}。请到公众平台的发表记录里删除，再回到稿件页确认。`,
  }),
  errorReported: (post: PostFacts, by: string, what: string) => ({
    kind: 'error-reported',
    title: '稿件被指出差错',
    body: `${by}指出《${post.title}》有差错：${withoutStop(what)}。请查看并尽快处理。`,
  }),
  heldOver: (post: PostFacts, from: Day) => ({
    kind: 'moved-on',
    title: '已顺延',
    body: `《${post.title}》暂缓中，没有编入${sayDay(from)}一期，${whereNow(post)}。`,
  }),
  skipped: (post: PostFacts, from: Day, reason: string) => ({
    kind: 'moved-on',
    title: '已顺延',
    body: `${sayDay(from)}一期停刊：${withoutStop(reason)}。《${post.title}》${whereNow(post)}。`,
  }),
  rearranged: (post: PostFacts, from: Day | null, by: string, reason: string) => ({
    kind: 'rearranged',
    title: '日期有变',
    body: `${by}把《${post.title}》${from ? `从${sayDay(from)}` : ''}${post.day ? `调到${sayDay(post.day)}` : '移出，有空位时再排'}${because(reason)}。`,
  }),
  held: (post: PostFacts, by: string, reason: string) => ({
    kind: 'held',
    title: '稿件暂缓',
    body: `${by}暂缓了《${post.title}》：${withoutStop(reason)}。解除之前不会发出。`,
  }),
  released: (post: PostFacts, by: string) => ({
    kind: 'released',
    title: '已解除暂缓',
    body: `${by}解除了《${post.title}》的暂缓${post.day ? `，拟刊于${sayDay(post.day)}` : '，有空位时再排'}。`,
  }),
  datedAnew: (post: PostFacts) => ({
    kind: 'moved-on',
    title: '日期有变',
    body: `单位负责人今天通过了《${post.title}》，提前量从今天起算，改为拟刊于${post.day ? sayDay(post.day) : '有空位的最近一期'}。`,
  }),
  rejected: (post: PostFacts, by: string, reason: string) => ({
    kind: 'rejected',
    title: '稿件未通过',
    body: `《${post.title}》未获${by}通过：${withoutStop(reason)}。版位已释放，这篇稿件不再刊出。`,
  }),
  changesAsked: (post: PostFacts, by: string, reason: string, until: Instant) => ({
    kind: 'changes-asked',
    title: '请修改稿件',
    body: `${by}请您修改《${post.title}》：${withoutStop(reason)}。${sayInstant(until)}前交回，${post.day ? `${sayDay(post.day)}的版位` : '排队的次序'}为您保留。`,
  }),
  changesLapsed: (post: PostFacts, from: Day | null) => ({
    kind: 'changes-lapsed',
    title: '修改期限已过',
    body: `《${post.title}》没有在期限内交回修改稿，${from ? `${sayDay(from)}的版位` : '排队的次序'}已释放。修改后仍可重新提交，提前量从那天起重新计算。`,
  }),
  withdrawn: (post: PostFacts, by: string) => ({
    kind: 'withdrawn',
    title: '稿件已撤回',
    body: `${by}撤回了《${post.title}》，您无需再处理。`,
  }),
  transferred: (post: PostFacts, by: string, step: string, reason: string) => ({
    kind: 'transferred',
    title: '有审批转交给您',
    body: `${by}把《${post.title}》的${step}转交给您：${withoutStop(reason)}。`,
  }),
  added: (post: PostFacts, by: string, reason: string) => ({
    kind: 'added',
    title: '请您加签',
    body: `${by}想请您也看一看《${post.title}》：${withoutStop(reason)}。`,
  }),
  commented: (post: PostFacts, by: string, text: string) => ({
    kind: 'commented',
    title: '有新的评论',
    body: `${by}评论了《${post.title}》：${withoutStop(text)}。`,
  }),
  copied: (post: PostFacts, by: string) => ({
    kind: 'copied',
    title: '抄送给您',
    body: `${by}把《${post.title}》抄送给您，供您了解，无需处理。`,
  }),
  urged: (post: PostFacts, by: string, step: string) => ({
    kind: 'urged',
    title: '请尽快处理',
    body: `${by}提醒您：《${post.title}》在等您${step}${post.day ? `，拟刊于${sayDay(post.day)}` : ''}。`,
  }),
  cancellationAsked: (post: PostFacts, by: string, reason: string) => ({
    kind: 'cancellation-asked',
    title: '请您同意撤销',
    body: `${by}想撤销已通过的《${post.title}》：${withoutStop(reason)}。须由审批过它的每一位同意。`,
  }),
  cancellationRefused: (post: PostFacts, by: string, reason: string) => ({
    kind: 'cancellation-refused',
    title: '撤销未获同意',
    body: `${by}不同意撤销《${post.title}》：${withoutStop(reason)}。${post.day ? `稿件仍将于${sayDay(post.day)}刊出` : '稿件照常等待刊出'}。`,
  }),
  cancelled: (post: PostFacts) => ({
    kind: 'cancelled',
    title: '稿件已撤销',
    body: `审批人都已同意，《${post.title}》已撤销，版位已释放。`,
  }),
  lateWithDeputies: (post: PostFacts, step: string) => ({
    kind: 'late-with-deputies',
    title: '请您代为处理',
    body: `《${post.title}》的${step}等了很久。您是当前的代理人，可以代为处理。`,
  }),
  lateWithHead: (post: PostFacts, step: string, names: string) => ({
    kind: 'late-with-head',
    title: '有审批久未处理',
    body: `《${post.title}》在等${names}${step}，提醒后仍未处理${post.day ? `，拟刊于${sayDay(post.day)}` : ''}。请您过问。`,
  }),
} as const satisfies Record<string, (...args: never[]) => { kind: NoticeKind; title: string; body: string }>

/** Whoever becomes somebody's deputy is told so. */
export function sayDeputyNamed(principal: string, from: Day, through: Day): Wording {
  const days = from === through ? sayDay(from) : `${sayDay(from)}至${sayDay(through)}`
  return {
    kind: 'deputy-named',
    title: '请您代理审批',
    body: `${days}由您代${principal}处理审批，待办里会列出。`,
  }
}

/** Of an edition below its minimum (G2): on the day before, and when it has locked. */
export function sayShort(
  send: SendFacts,
  missing: number,
  moment: 'day-before' | 'locked' | 'empty',
): Wording {
  const name = edition(send)
  const then = '可以从备稿补、约稿、写明原因照发，或停刊'
  const bodies = {
    'day-before': `${name}还差 ${missing} 篇。${then}。`,
    locked: `${name}截稿时差 ${missing} 篇。定稿之前${then}。`,
    empty: `${name}截稿时没有已通过的稿件，这一期不发。`,
  }
  return { kind: 'edition-short', title: `差 ${missing} 篇`, body: bodies[moment] }
}

export function sayStopped(send: SendFacts, by: string, reason: string): Wording {
  return {
    kind: 'edition-stopped',
    title: '已停发',
    body: `${by}停发了${edition(send)}：${withoutStop(reason)}。恢复之前不会发出；窗口关闭时仍停发，稿件顺延。`,
  }
}

export function sayResumed(send: SendFacts, by: string): Wording {
  return { kind: 'edition-resumed', title: '已恢复', body: `${by}恢复了${edition(send)}，到时自动发出。` }
}

export type Wording = { readonly kind: NoticeKind; readonly title: string; readonly body: string }

function edition({ channelName, day, headTitle }: SendFacts): string {
  return `${channelName}${sayDay(day)}一期${headTitle === null ? '' : `（头条《${headTitle}》）`}`
}

function whereNow({ day }: PostFacts): string {
  return day ? `已顺延到${sayDay(day)}` : '暂时没有空位，有空位时再排'
}

function because(reason: string): string {
  return reason === '' ? '' : `，原因是${withoutStop(reason)}`
}

/** What a person wrote, to be followed by our own full stop. */
export function withoutStop(text: string): string {
  return text.replace(/[。！.!\s]+$/u, '')
}
