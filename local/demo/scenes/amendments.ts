import type { Day, TimeOfDay } from '../../../shared/_kernel'
import { at } from './scene-at'

const [writer, head] = ['he-jing', 'zheng-yi']

type When = `${string} ${TimeOfDay}`

/** The second version of a rulebook is begun, and one of its clauses worded anew. */
const write = (when: When, rulebook: string, clause: string, change: (text: string) => string) =>
  at(when, async ({ office }) => {
    const amendmentId = `${rulebook}@2`
    const by = office.as(writer)
    await by('amendments', 'begin', { rulebook: `${rulebook}@1` })
    const { clauses } = await by('amendments', 'draft', { amendmentId })
    const seen = clauses.find(({ id }) => id === clause)?.written
    if (!seen) throw new Error(`${rulebook} has no clause ${clause}`)
    await by('amendments', 'saveClause', {
      ...{ amendmentId, clause, seen },
      ...{ ...seen, text: change(seen.text) },
    })
  })

const ask = (when: When, rulebook: string, reason: string, from: Day | null = null) =>
  at(when, ({ office }) =>
    office.as(writer)('amendments', 'ask', { amendmentId: `${rulebook}@2`, reason, from }),
  )

const agree = (when: When, rulebook: string) =>
  at(when, (company) => company.decide(head, `${rulebook}@2`, 'amendment', { verdict: 'approved' }))

/** Rulebooks being amended (修订, X1): written, asked for, published for a day to come, in force, and let go. */
export const amendments = [
  write('06-03 13:31', 'account-ops', 'O3', (text) => `${text}夜间的留言次日上午回复。`),
  ask('06-04 13:32', 'account-ops', '夜间值班取消，回复时限写清楚'),
  agree('06-05 13:33', 'account-ops'),
  write('06-10 13:34', 'wecom-basic', 'E1', (text) => `${text}管理小组名单每季度公布一次。`),
  ask('06-11 13:35', 'wecom-basic', '按内审意见公布名单', '2026-07-01'),
  agree('06-12 13:36', 'wecom-basic'),
  write('06-12 13:37', 'contacts-approval', 'E4', (text) => `${text}名片由部门统一保管。`),
  ask('06-15 13:38', 'contacts-approval', '人员变动后联系人常常丢失'),
  write('06-15 13:39', 'work-account', 'E2', (text) => `${text}账号清单每月核对一次。`),
  write('06-08 13:40', 'corporate-groups', 'C2', (text) => `${text}群名按部门编号。`),
  at('06-09 13:41', ({ office }) =>
    office.as(writer)('amendments', 'drop', { amendmentId: 'corporate-groups@2' }),
  ),
]
