import { anId } from '../_support/builders'
import type { Phone, TestCompany } from '../_support/company'

export const groupMedia2 = 'group-media@2'

export const figures = {
  /** 正文不少于 300 字 */
  characters: { rule: 'G9.body', figure: 'limit' },
  leadTime: { rule: 'G6.lead-time', figure: 'clearDays' },
  posts: { rule: 'G2.cadence', figure: 'minPosts' },
  opens: { rule: 'G2.cadence', figure: 'opens' },
  closes: { rule: 'G2.cadence', figure: 'closes' },
} as const

export type FigureName = keyof typeof figures

/** What an admin, who writes, and whoever consents do with the next version of the group's rulebook. */
export function amending(company: TestCompany, amendmentId = groupMedia2) {
  const admin = () => company.as('he-jing')
  return {
    admin,
    begin: (rulebook = 'group-media@1') =>
      admin().ask('amendments', 'begin', { commandId: anId(), rulebook }),
    /** Sets numbers of one clause, and words it anew, from how it stands in the draft now. */
    async write(
      clause: string,
      { text, set = {} }: { text?: string; set?: Partial<Record<FigureName, number>> },
      by: Phone = admin(),
    ) {
      const { clauses } = await by.ask('amendments', 'draft', { amendmentId })
      const found = clauses.find(({ id }) => id === clause)
      if (!found) throw new Error(`there is no clause ${clause}`)
      const { written: seen } = found
      const wanted = Object.entries(set).map(([name, value]) => ({ ...figures[name as FigureName], value }))
      const others = seen.figures.filter(
        (each) => !wanted.some(({ rule, figure }) => rule === each.rule && figure === each.figure),
      )
      const now = { ...seen, text: text ?? seen.text, figures: [...others, ...wanted] }
      await by.ask('amendments', 'saveClause', { commandId: anId(), amendmentId, clause, ...now, seen })
    },
    ask: (from: `${number}-${number}-${number}` | null = null) =>
      admin().ask('amendments', 'ask', { commandId: anId(), amendmentId, reason: '按今年的要求修订', from }),
    detail: (by: Phone = admin()) => by.ask('amendments', 'detail', { amendmentId }),
    async decision(by: Phone, verdict: 'approved' | 'rejected' | 'returned' = 'approved', comment = '') {
      const { approval } = await by.ask('amendments', 'detail', { amendmentId })
      if (!approval) throw new Error('nobody was asked')
      const { id: approvalId, digest, current: step } = approval
      return { commandId: anId(), approvalId, digest, step, verdict, comment, clause: null }
    },
    async consent(person = 'zheng-yi') {
      const by = company.as(person)
      return by.ask('approvals', 'decide', await this.decision(by))
    },
  }
}
