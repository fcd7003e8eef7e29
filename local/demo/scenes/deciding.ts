import { onePagePdf } from '../pdf'
import { at } from './scene-at'

const board = '调度室的墙上有一块黑板，写了十六年'
const rice = '一袋米的七次称重：从打谷场到您家门口'
const receipts = '收银员小白的第一百万张小票'
const buttons = '小程序改版：字大了，按钮少了一半'
const recipes = '配方本上锁还是公开？食品厂选了后者'
const mushrooms = '野生菌上市了，这几种我们一朵也不收'
const charging = '电动车别推上楼，充电棚今晚就能用'
const straws = '儿童水杯吸管可能脱落，请停用并免费更换'

const promise = [
  '保密协议（范本）',
  '',
  '一、乙方在岗期间可以翻看全部配方，抄写须登记。',
  '二、离岗以后三年内，不向他人说起登记过的配方。',
  '三、客人问起配料与过敏原，一律如实回答，不在此限。',
  '',
  '甲方：青梧食品厂',
  '乙方：（姓名已隐去）',
]

/** Everything else that can be done with what waits: hand it on, ask somebody first, talk about it, stand in. */
export const deciding = [
  at('06-08 08:50', ({ office }) =>
    office.as('qin-chuan')('approvals', 'nameDeputy', {
      deputyId: 'sun-li',
      from: '2026-06-08',
      through: '2026-06-20',
    }),
  ),
  at('06-10 09:10', async ({ office }) => {
    const { mine } = await office.as('qin-chuan')('approvals', 'deputies')
    const [named] = mine
    if (!named) throw new Error('Qin Chuan has no deputy')
    await office.as('qin-chuan')('approvals', 'endDeputy', { deputyshipId: named.id })
  }),
  at('06-12 17:20', ({ office }) =>
    office.as('lu-zhen')('approvals', 'nameDeputy', {
      deputyId: 'tang-yue',
      from: '2026-06-13',
      through: '2026-06-14',
    }),
  ),
  at('06-13 17:02', (company) =>
    company.decide('tang-yue', company.idOf('司机的休息室改成了安静房，事故少了三成'), 'post', {
      verdict: 'approved',
      comment: '鲁真休假，代为放行',
    }),
  ),
  at('06-15 09:40', ({ office }) =>
    office.as('wu-fan')('approvals', 'nameDeputy', {
      deputyId: 'ye-qing',
      from: '2026-06-15',
      through: '2026-06-18',
    }),
  ),
  at('06-15 09:44', ({ office }) =>
    office.as('feng-yue')('approvals', 'nameDeputy', {
      deputyId: 'zhou-ning',
      from: '2026-06-22',
      through: '2026-06-26',
    }),
  ),
  at('06-14 10:02', ({ office }) =>
    office.as('zhou-ning')('approvals', 'keepPhrases', {
      phrases: [
        { verdict: 'approved', text: '标题已核对' },
        { verdict: 'changes-asked', text: '数字请注明出处' },
        { verdict: 'returned', text: '图片请换成设计过的版本' },
      ],
    }),
  ),
  at('06-16 09:20', async (company) =>
    company.office.as('zhou-ning')('approvals', 'transfer', {
      approvalId: await company.approvalOf(board, 'zhou-ning'),
      toId: 'sun-li',
      reason: '下午要盯今天这一期，请品牌部先看一下',
    }),
  ),
  at('06-16 09:24', async (company) =>
    company.office.as('feng-yue')('approvals', 'addApprover', {
      approvalId: await company.approvalOf(rice, 'feng-yue'),
      toId: 'liu-fang',
      side: 'before',
      reason: '三个产地的说法请超市先核对',
    }),
  ),
  at('06-16 09:28', async (company) => {
    const approvalId = await company.approvalOf(receipts, 'zhou-ning')
    await company.office.as('zhou-ning')('approvals', 'addApprover', {
      ...{ approvalId, toId: 'ye-qing', side: 'after' as const },
      reason: '涉及员工本人，请人力资源部也看一眼',
    })
    await company.decide('zhou-ning', company.idOf(receipts), 'post', { verdict: 'approved' })
  }),
  at('06-16 09:50', (company) =>
    company.edit(buttons, 'zhou-ning', { title: '小程序改版：字大了，按钮少了一半多' }),
  ),
  at('06-16 09:52', (company) =>
    company.decide('zhou-ning', company.idOf(buttons), 'post', { verdict: 'approved', comment: '标题略改' }),
  ),
  at('06-15 15:20', async (company) => {
    const approvalId = await company.approvalOf(recipes, 'wu-fan')
    const attachmentIds = [await company.attach('lu-shan', '保密协议范本.pdf', onePagePdf(promise))]
    await company.office.as('lu-shan')('approvals', 'comment', {
      ...{ approvalId, attachmentIds },
      text: '签的就是这一份，隐去了姓名，供审核参考',
    })
    await company.office.as('zhou-ning')('approvals', 'copy', { approvalId, toIds: ['zheng-yi', 'sun-li'] })
  }),
  at('06-15 18:05', async (company) =>
    company.office.as('zheng-yi')('approvals', 'markCopyRead', {
      approvalId: await company.approvalOf(recipes, 'zheng-yi'),
    }),
  ),
  at('06-15 16:10', async (company) =>
    company.office.as('wu-fan')('approvals', 'transfer', {
      approvalId: await company.approvalOf(mushrooms, 'wu-fan'),
      toId: 'sun-li',
      reason: '今天外出，请代为审核',
    }),
  ),
  at('06-16 14:20', async (company) =>
    company.office.as('peng-an')('approvals', 'urge', {
      approvalId: await company.approvalOf(charging, 'peng-an'),
    }),
  ),
  at('06-16 15:12', async (company) =>
    company.office.as('bai-lu')('approvals', 'urge', {
      approvalId: await company.approvalOf(straws, 'bai-lu'),
    }),
  ),
]
