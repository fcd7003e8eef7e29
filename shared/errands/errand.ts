/** By what they are about, in the order in which they are shown. */
export const errandGroups = ['posts', 'deciding', 'accounts', 'groups', 'wecom', 'company'] as const

export type ErrandGroup = (typeof errandGroups)[number]

export const errandGroupNames: Readonly<Record<ErrandGroup, string>> = {
  posts: '稿件',
  deciding: '审批与排期',
  accounts: '账号与活动',
  groups: '微信群',
  wecom: '企业微信与客户',
  company: '人员与制度',
}

/** Something that somebody wants to do (我想办), by the clauses that govern it. What they ask is said by their rules. */
export type Errand = {
  readonly key: string
  readonly group: ErrandGroup
  readonly title: string
  /** When one comes to it, in a sentence. */
  readonly line: string
  /** What governs it, first what is asked first; of those that the company does not follow nothing is shown. */
  readonly clauses: readonly string[]
  /** Where it is done, as `app.config.ts` has it; null while it is done outside of this product. */
  readonly screen: string | null
}
