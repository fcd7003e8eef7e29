import { articleLink, recordLinks, wayOf, type Send } from '../../shared/publishing'
import { allowed, anArticle, aSend, refused } from '../_support/domain-builders'

const now = '2026-01-04T09:10:00.000Z'
const good = 'https://mp.weixin.qq.com/s/AbC-123_xyz'
const long = 'https://mp.weixin.qq.com/s?__biz=MzA5MDAwMDAwMA==&mid=2650000001&idx=1&sn=0123456789abcdef'

describe('the link of an article', () => {
  it.each([
    [good, good],
    [`标题 ${good} 来自微信`, good],
    [`${good}?from=groupmessage`, good],
    [good.replace('https', 'http'), good],
    [`${long}&chksm=abc&scene=21#wechat_redirect`, long],
    [long.replaceAll('&', '&amp;'), long],
  ])('is found in %s', (pasted, link) => {
    expect(articleLink(pasted)).toBe(link)
  })

  it.each([
    '',
    '已经发了',
    'https://mp.weixin.qq.com/',
    'https://mp.weixin.qq.com/cgi-bin/home?t=home',
    'https://mp.weixin.qq.com.evil.cn/s/AbC-123_xyz',
    'https://evil.cn/?https%3A//mp.weixin.qq.com/s/x',
    'javascript:mp.weixin.qq.com/s/AbC-123_xyz',
    'https://mp.weixin.qq.com/s?__biz=MzA5&idx=1',
  ])('is none in “%s”', (pasted) => {
    expect(articleLink(pasted)).toBeNull()
  })
})

describe('what a person publishes', () => {
  const [first, second] = [
    anArticle({ postId: 'first', title: '甲' }),
    anArticle({ postId: 'second', title: '乙' }),
  ]
  const byHand = aSend({ stage: 'by-hand', publishBy: 'draft', articles: [first, second] })
  const paste = (send: Send, ...links: string[]) =>
    recordLinks(
      send,
      links.map((link, n) => ({ postId: send.articles[n]?.postId ?? 'none', link })),
      now,
      'tap',
    )

  it('is sent once a link is there; what has none yet can get one later', () => {
    const sent = allowed(paste(byHand, good, ''))
    expect(sent).toMatchObject({ stage: 'sent', articles: [{ link: good }, { link: null }], dueAt: now })
    expect(allowed(paste(sent, '', long)).articles).toMatchObject([
      { link: good },
      { link: long, told: false },
    ])
  })

  it.each<[string, string[], string]>([
    ['no link at all', ['', ''], '请至少贴回一篇的链接'],
    ['something else', ['https://example.com/a'], '《甲》的链接不是公众号文章的地址'],
    ['the same link twice', [good, good], '《乙》的链接与另一篇相同'],
  ])('is not sent by %s', (_, links, message) => {
    expect(refused(paste(byHand, ...links)).message).toContain(message)
  })

  it.each(['assembling', 'waiting', 'sending', 'confirming', 'awaiting-admin', 'not-sent'] as const)(
    'has no links while it is %s',
    (stage) => {
      expect(refused(paste({ ...byHand, stage }, good)).code).toBe('wrong-state')
    },
  )

  it('clears up what was unconfirmed', () => {
    const unconfirmed = aSend({ stage: 'unconfirmed', articles: [first] })
    expect(allowed(paste(unconfirmed, good)).stage).toBe('sent')
  })
})

describe('how an edition goes out', () => {
  const video = [anArticle(), anArticle({ videoId: 'video' })]

  it.each([
    ['mass-send', {}, 'mass-send'],
    ['mass-send', { articles: video }, 'draft'],
    ['publish', { articles: video }, 'draft'],
    ['publish', { consoleOnly: true }, 'draft'],
    ['hand', { articles: video }, 'hand'],
    ['draft', { consoleOnly: true }, 'draft'],
  ] as const)('P3: of a channel by %s, with %j, is %s', (publishBy, change, way) => {
    expect(wayOf(aSend({ publishBy, ...change }))).toBe(way)
  })
})
