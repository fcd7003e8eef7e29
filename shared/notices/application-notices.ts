import { withoutStop } from './facts'
import type { Wording } from './notice'

/** An application as people are told of it: its form, and what it is about. */
export type ApplicationFacts = { readonly title: string; readonly about: string; readonly clause: string }

/** The wording of what people are told of an application (申请). */
export const sayApplication = {
  asked: (facts: ApplicationFacts, by: string, step: string) => ({
    kind: 'application-asked',
    ...of(facts, by),
    title: `请您处理：${step}`,
    body: `${by}申请${named(facts)}，在等您处理（${facts.clause}）。`,
  }),
  passed: (facts: ApplicationFacts, next: string) => ({
    kind: 'application-passed',
    ...of(facts),
    title: `申请已通过：${facts.title}`,
    body: `您申请的${named(facts)}已通过（${facts.clause}）。${next}`,
  }),
  rejected: (facts: ApplicationFacts, by: string, reason: string) => ({
    kind: 'application-rejected',
    ...of(facts, by),
    title: `申请未通过：${facts.title}`,
    body: `${by}没有同意${named(facts)}：${withoutStop(reason)}。可以改好后重新申请。`,
  }),
} as const satisfies Record<string, (...args: never[]) => Wording>

function named({ title, about }: ApplicationFacts): string {
  return `${title}“${about}”`
}

function of(facts: ApplicationFacts, by: string | null = null) {
  return { about: `${facts.title}：${facts.about}`, day: null, by }
}
