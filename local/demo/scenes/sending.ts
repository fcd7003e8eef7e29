import { secondSubscriptionAccount } from '../../settings'
import { admin } from '../company'
import { editionOn, type CompanyAtWork } from '../company-at-work'
import { at } from './scene-at'

const channelId = 'supermarket-news'

const goOut =
  (publishBy: 'mass-send' | 'draft', confirmerId: string | null = null) =>
  ({ office }: CompanyAtWork) =>
    office.as(admin)('channels', 'setPublishing', { channelId, publishBy, kind: 'subscription', confirmerId })

const askAdministrator =
  (required: boolean) =>
  ({ office }: CompanyAtWork) =>
    office.wechat('admin-confirmation', { appid: secondSubscriptionAccount, required })

/** How editions of one channel went out when not by themselves: by hand, confirmed first, and late. */
export const sending = [
  at('06-08 13:05', goOut('draft')),
  at('06-08 17:14', async ({ office }) => {
    const editionId = editionOn(channelId, '2026-06-08')
    const { articles } = await office.as('feng-yue')('desk', 'byHand', { editionId })
    const links = articles.map(({ postId }) => ({
      postId,
      link: `https://mp.weixin.qq.com/s/qingwu${postId.slice(0, 12)}`,
    }))
    await office.as('feng-yue')('desk', 'pasteLinks', { editionId, links })
  }),
  at('06-08 18:02', goOut('mass-send')),
  at('06-10 13:05', goOut('mass-send', 'zheng-yi')),
  at('06-10 16:50', askAdministrator(true)),
  at('06-10 17:08', ({ office }) =>
    office.wechat('admin-answer', { appid: secondSubscriptionAccount, agreed: true }),
  ),
  at('06-10 18:02', askAdministrator(false)),
  at('06-10 18:03', goOut('mass-send')),
  at('06-12 18:05', ({ office }) =>
    office.as('lu-zhen')('desk', 'sendLate', {
      editionId: editionOn(channelId, '2026-06-12'),
      reason: '测试人都在端午备货现场，没有看到预览；编辑已逐篇看过',
    }),
  ),
]
