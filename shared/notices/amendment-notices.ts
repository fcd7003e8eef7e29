import { sayDay, type Day } from '../_kernel'
import { withoutStop } from './facts'
import type { Wording } from './notice'

/** A version of a rulebook as people are told of it: `《…》第 2 版`, and from when on it holds, or is to. */
export type AmendmentFacts = { readonly version: string; readonly from: Day | null }

/** The wording of what people are told of an amendment (修订, X1). */
export const sayAmendment = {
  asked: (facts: AmendmentFacts, by: string, reason: string) => ({
    kind: 'amendment-asked',
    ...about(facts, by),
    title: '请您审批修订',
    body: `${by}修订了制度，请您审批${facts.version}（${sayFrom(facts)}）：${withoutStop(reason)}。`,
  }),
  published: (facts: AmendmentFacts, by: string) => ({
    kind: 'amendment-decided',
    ...about(facts, by),
    title: '修订已公布',
    body: `${by}同意了${facts.version}，已经公布，${sayFrom(facts)}。`,
  }),
  rejected: (facts: AmendmentFacts, by: string, reason: string) => ({
    kind: 'amendment-decided',
    ...about(facts, by),
    title: '修订未通过',
    body: `${by}没有同意${facts.version}：${withoutStop(reason)}。写好的内容都还在，可以改好后重新提交。`,
  }),
  calledOff: (facts: AmendmentFacts, by: string) => ({
    kind: 'amendment-called-off',
    ...about(facts, by),
    title: '公布已撤回',
    body: `${by}撤回了已公布的${facts.version}，它不会施行，现行版本照旧。`,
  }),
  inForce: (facts: AmendmentFacts) => ({
    kind: 'amendment-in-force',
    ...about(facts, null),
    title: '新版已施行',
    body: `${facts.version}已经施行，各渠道随即按新版执行。`,
  }),
  heldUp: (facts: AmendmentFacts, why: string) => ({
    kind: 'amendment-held-up',
    ...about(facts, null),
    title: '新版未能施行',
    body: `${facts.version}到了施行日期却没有生效：${withoutStop(why)}。现行版本照旧；请处理后重新施行。`,
  }),
} as const satisfies Record<string, (...args: never[]) => Wording>

function sayFrom({ from }: AmendmentFacts): string {
  return from === null ? '自公布之日起施行' : `${sayDay(from)}起施行`
}

function about({ version, from: day }: AmendmentFacts, by: string | null) {
  return { about: version, day, by }
}
