import { say, type PostFacts, type Wording } from '../../shared/notices'

const placed: PostFacts = { postId: 'post', title: '周年庆', day: '2026-01-04' }
const waiting: PostFacts = { ...placed, day: null }

type Kind = keyof typeof say

const told: Record<Kind, (post: PostFacts) => Wording> = {
  decide: (post) => say.decide(post, '审核'),
  returned: (post) => say.returned(post, '周宁', '正文太短（G9）'),
  settled: (post) => say.settled(post),
  scheduled: (post) => say.scheduled(post),
  movedOn: (post) => say.movedOn(post, '2026-01-03'),
  expired: (post) => say.expired(post),
  missedWindow: (post) => say.missedWindow(post, '2026-01-03'),
  placed: (post) => say.placed(post),
  published: (post) => say.published(post),
  notSent: (post) => say.notSent(post, '发布窗口已过'),
  takenOut: (post) => say.takenOut(post, '图片与审批时不同'),
  edited: (post) => say.edited(post, '周宁'),
  corrected: (post) => say.corrected(post, '周宁'),
  takenDown: (post) => say.takenDown(post, '周宁', '价格有误。'),
  removed: (post) => say.removed(post, '被微信下架'),
  takeDownByHand: (post) => say.takeDownByHand(post, '微信没有回答'),
  errorReported: (post) => say.errorReported(post, '陈默', '价格写错了'),
  heldOver: (post) => say.heldOver(post, '2026-01-03'),
  skipped: (post) => say.skipped(post, '2026-01-03', '节日停刊'),
  rearranged: (post) => say.rearranged(post, '2026-01-03', '周宁', '版面调整'),
  held: (post) => say.held(post, '周宁', '价格待核实。'),
  released: (post) => say.released(post, '周宁'),
  datedAnew: (post) => say.datedAnew(post),
  rejected: (post) => say.rejected(post, '周宁', '活动已结束。'),
  changesAsked: (post) => say.changesAsked(post, '周宁', '标题请再短一些。', '2026-01-03T04:00:00.000Z'),
  changesLapsed: (post) => say.changesLapsed(post, post.day),
  withdrawn: (post) => say.withdrawn(post, '陈默'),
  transferred: (post) => say.transferred(post, '周宁', '编辑', '今天外出'),
  added: (post) => say.added(post, '周宁', '涉及价格'),
  commented: (post) => say.commented(post, '陈默', '照片已核对'),
  copied: (post) => say.copied(post, '周宁'),
  cancellationAsked: (post) => say.cancellationAsked(post, '陈默', '活动取消'),
  cancellationRefused: (post) => say.cancellationRefused(post, '郑毅', '已对外预告'),
  cancelled: (post) => say.cancelled(post),
  urged: (post) => say.urged(post, '陈默', '审核'),
  lateWithDeputies: (post) => say.lateWithDeputies(post, '审核'),
  lateWithHead: (post) => say.lateWithHead(post, '审核', '吴凡'),
}

const kinds = Object.keys(say) as Kind[]
const wordings = kinds.flatMap((kind) => [
  [kind, 'with a day', told[kind](placed)] as const,
  [kind, 'without a day', told[kind](waiting)] as const,
])

describe('a notice', () => {
  it.each(wordings)('of “%s” %s says whole sentences about the post', (_kind, _day, { title, body }) => {
    expect(title).toMatch(/^\p{Script=Han}+$/u)
    expect(body).toContain('《周年庆》')
    expect(body).toMatch(/[^。]。$/)
    expect(`${title}${body}`).not.toMatch(/undefined|null|NaN|Invalid|\[object|\$\{|  /)
  })

  it('says something of its own in every wording', () => {
    const texts = kinds.map((kind) => told[kind](placed).body)
    expect(new Set(texts).size).toBe(kinds.length)
  })

  it.each(['decide', 'settled', 'scheduled', 'movedOn', 'placed'] as const)(
    'G7: of “%s” names the day',
    (kind) => {
      expect(told[kind](placed).body).toContain('1月4日 周日')
      expect(told[kind](waiting).body).not.toContain('1月4日')
    },
  )

  it('G10: of a return says by whom and why, and that the lead time starts again', () => {
    const { body } = told.returned(placed)
    expect(body).toContain('被周宁退回：正文太短（G9）')
    expect(body).toContain('提前量从那天起重新计算')
  })

  it('G7: of moving on says from which day', () => {
    expect(told.movedOn(placed).body).toBe('《周年庆》未能在1月3日 周六截稿前通过审批，已顺延到1月4日 周日。')
  })

  it('G11: asks for the very step that waits', () => {
    expect(told.decide(placed)).toMatchObject({
      title: '请您审核',
      body: expect.stringContaining('等您审核'),
    })
  })

  it('G7: of a failed send says why, and to which date the post moved', () => {
    expect(told.notSent(placed).body).toContain('未能发出：发布窗口已过。这篇稿件已顺延到1月4日 周日。')
    expect(told.notSent(waiting).body).toContain('有空位时再排')
  })
})
