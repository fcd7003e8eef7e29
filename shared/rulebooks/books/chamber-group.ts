import type { RuleOf } from '../rule'
import type { Rulebook } from '../rulebook'
import { internal } from './clause'
import { nickname, ownPhoto } from './nickname'
import { noneOf, sequence } from './rules'

const members: RuleOf<'membership'> = {
  kind: 'membership',
  id: 'C6.members',
  clause: 'C6',
  what: '商会群',
  belong: ['商会会员'],
  must: false,
  only: true,
  examples: {
    good: [
      { who: '商会会员', isIn: true },
      { who: '会员的客户', isIn: false },
    ],
    bad: [{ who: '会员的客户', isIn: true }],
  },
}

/** 商会群规定: members among themselves (C6). */
export const chamberGroup: Rulebook = {
  id: 'chamber-group',
  version: 1,
  title: '商会群规定',
  clauses: [
    internal(
      'C6',
      '会员与违规',
      '群规',
      '只有商会会员可以进群。发布有害内容、商业广告或辱骂他人的，由本人在群里发红包致歉。',
    ),
    internal('C3B', '商会群的昵称', '群规', '群昵称写成“公司+部门职位+姓名”，头像用本人近照。'),
  ],
  rules: [
    members,
    noneOf('C6.content', '群内发言', ['有害内容', '商业广告', '辱骂他人'], '会务通知'),
    sequence('C6.breach', '违规发言', ['在群里发红包']),
    nickname(
      'C3B',
      [{ known: '公司' }, { text: '+' }, { known: '部门职位' }, { text: '+' }, { known: '姓名' }],
      '青梧超市+品牌部经理+孙丽',
      '孙丽',
      '青梧超市-品牌部经理-孙丽',
    ),
    ownPhoto('C3B'),
  ],
}
