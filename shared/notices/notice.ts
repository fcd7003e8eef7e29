import { sayDay, type Day, type Instant, type Stored } from '../_kernel'

/** What people are told (通知). The in-app inbox is the truth; other ways of delivery are attempts (decision 16). */
export type Notice = Stored & {
  readonly personId: string
  readonly kind: NoticeKind
  readonly title: string
  readonly body: string
  /** Which screen it opens. */
  readonly opens: { readonly screen: 'post'; readonly id: string }
  readonly at: Instant
  /** `<at>_<id>`: newest first, and the cursor. */
  readonly sortKey: string
  readonly readAt: Instant | null
}

export type NoticeKind =
  'decide' | 'returned' | 'settled' | 'scheduled' | 'moved-on' | 'placed' | 'published' | 'not-sent'

export type PostFacts = { readonly postId: string; readonly title: string; readonly day: Day | null }

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
    body: `《${post.title}》被${by}退回：${reason.replace(/[。！.!\s]+$/u, '')}。版位已释放，修改后重新提交，提前量从那天起重新计算。`,
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
  placed: (post: PostFacts) => ({
    kind: 'placed',
    title: '有空位了',
    body: `《${post.title}》已排入${post.day ? sayDay(post.day) : '有空位的最近一期'}。`,
  }),
  published: (post: PostFacts) => ({
    kind: 'published',
    title: '已发布',
    body: `《${post.title}》已发布，点开可查看链接。`,
  }),
  notSent: (post: PostFacts, why: string) => ({
    kind: 'not-sent',
    title: '未能发出',
    body: `含《${post.title}》的一期未能发出：${why}。`,
  }),
} as const satisfies Record<string, (...args: never[]) => { kind: NoticeKind; title: string; body: string }>

export type Wording = { readonly kind: NoticeKind; readonly title: string; readonly body: string }
