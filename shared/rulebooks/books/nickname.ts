import type { FormPart } from '../conduct-rule'
import type { RuleOf } from '../rule'
import { oneOf } from './rules'

/** Somebody of the roster, as the cases know them. */
const known = { 公司: '青梧超市', 部门: '品牌部', 部门职位: '品牌部经理', 姓名: '孙丽' }

/** How members name themselves in a group (C3), with the names that keep it and those that do not. */
export function nickname(
  clause: string,
  parts: readonly FormPart[],
  good: string,
  ...bad: readonly string[]
): RuleOf<'form'> {
  return {
    kind: 'form',
    id: `${clause}.nickname`,
    clause,
    what: '群昵称',
    parts,
    examples: {
      good: [{ written: good, known }],
      bad: [...bad, '', '小丽'].map((written) => ({ written, known })),
    },
  }
}

/** The plain name of the roster, where a group asks for nothing else. */
export function realName(clause: string): RuleOf<'form'> {
  return nickname(clause, [{ known: '姓名' }], '孙丽', '孙莉', '品牌部孙丽')
}

export function ownPhoto(clause: string): RuleOf<'choice'> {
  return oneOf(`${clause}.photo`, '头像', ['本人近照'], '风景照')
}
