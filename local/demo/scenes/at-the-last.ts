import { at } from './scene-at'

const farewell = '五月零售观察：便宜的更便宜，贵的有人等'

/** How far today's three editions are when the demo begins. */
export const atTheLast = [
  at('06-13 08:30', ({ office }) =>
    office.wechat('verdicts', { word: '停水', suggest: 'review', label: 21000 }),
  ),
  at('06-16 12:58', ({ office }) =>
    office.wechat('faults', { endpoint: 'msg_sec_check', kind: 'error', errcode: -1 }),
  ),
  // 综超号 locks at 16:00, and WeChat takes no picture of it.
  at('06-16 15:59', async ({ office }) => {
    office.letWeChatTakeItsTime()
    await office.wechat('faults', { endpoint: 'material/add_material', kind: 'drop', times: 20 })
  }),
  at('06-16 16:05', async ({ office, idOf }) => {
    await office.wechat('faults', { endpoint: 'message/mass/delete', kind: 'drop', times: 3 })
    await office.as('zheng-yi')('publishing', 'takeDown', {
      postId: idOf(farewell),
      reason: '口径与季度公报不一致，更正以后重发',
    })
  }),
]
