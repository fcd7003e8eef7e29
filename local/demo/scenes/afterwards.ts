import { idFor } from '../company-at-work'
import { at } from './scene-at'

const melons = '西瓜为什么切开卖？关于刀、膜和四个小时'
const coldStore = '新冷链仓启用：门开一次，温度只升零点三度'
const coffee = '县城里的新咖啡馆，给连锁品牌上了一课'

/** After publication: errors that somebody found, and what was taken from its readers. */
export const afterwards = [
  at('06-04 09:25', ({ office, idOf }) =>
    office.as('han-dong')('posts', 'reportError', {
      ...{ reportId: idFor('melons'), postId: idOf(melons), kind: 'wrong-information' as const },
      what: '写的是每二十个换刀，实际规定是每十五个',
    }),
  ),
  at('06-04 10:02', ({ office, idOf }) =>
    office.as('zhou-ning')('publishing', 'takeDown', {
      postId: idOf(melons),
      reason: '换刀的规定写错了，更正以后重发',
    }),
  ),
  at('06-05 10:08', async ({ office, idOf }) => {
    await office.wechat('faults', { endpoint: 'message/mass/delete', kind: 'error', errcode: 48001 })
    await office.as('lu-zhen')('publishing', 'takeDown', {
      postId: idOf(coldStore),
      reason: '合作方要求隐去仓库地址',
    })
  }),
  at('06-08 09:05', ({ office, idOf }) =>
    office.as('lin-xiaoyu')('posts', 'reportError', {
      ...{ reportId: idFor('coffee'), postId: idOf(coffee), kind: 'breach' as const },
      what: '第二段转述了一份未公开的调研，转载前没有取得同意',
    }),
  ),
  // WeChat says of this one that it failed, and nothing more.
  at('06-10 16:58', ({ office }) => office.wechat('outcomes', { of: 'send', status: 'send fail' })),
  // The call of this one is cut, and WeChat does not say what became of it: nobody knows.
  at('06-14 16:58', async ({ office }) => {
    await office.wechat('faults', { endpoint: 'message/mass/sendall', kind: 'drop' })
    await office.wechat('faults', { endpoint: 'draft/get', kind: 'drop', times: 14 })
  }),
]
