import type { RuleOf } from '../rule'
import type { Rulebook } from '../rulebook'
import { internal } from './clause'
import { companyInterval, record } from './rules'

const keeping: readonly RuleOf<'interval'>[] = [
  companyInterval('E6A.backup', '备份企业微信数据', 30, ['2026-01-01', '2026-01-31', '2026-02-01']),
  companyInterval('E6A.logins', '查看登录记录', 7, ['2026-01-01', '2026-01-08', '2026-01-09']),
]

/** 企业微信运营规定: what is announced to whom, and what is kept (E). */
export const wecomOps: Rulebook = {
  id: 'wecom-ops',
  version: 1,
  title: '企业微信运营规定',
  clauses: [
    internal(
      'E7',
      '公告、动态与应用权限',
      '运营',
      '公告写明发给哪些人、有效到什么时候；动态写明标题、内容和发布人；应用按用户组授权。',
    ),
    internal(
      'E6A',
      '备份与登录记录',
      '安全',
      '定期备份数据，查看登录记录。原文没有写多久一次，由公司设定：默认每 30 天备份，每 7 天查看。',
    ),
  ],
  rules: [
    record('E7.announcement', '公告', ['发布范围', '有效期']),
    record('E7.news', '动态', ['标题', '内容', '发布人']),
    record('E7.permissions', '应用权限', ['应用', '用户组']),
    ...keeping,
  ],
}
