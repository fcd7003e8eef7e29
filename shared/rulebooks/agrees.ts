import { earliestEditionDay, isEditionDay, windowOn } from '../editions'
import { checkMaterial } from './check-material'
import type { RuleKind, RuleOf } from './rule'

type ExampleOf<K extends RuleKind> = RuleOf<K>['examples']['good'][number]

/** Whether what is told in an example is as its rule asks. */
export function agrees<K extends RuleKind>(rule: RuleOf<K>, example: ExampleOf<K>): boolean {
  return mechanisms[rule.kind](rule, example as never)
}

/** What each kind of rule means, in its shortest form. */
const mechanisms: { readonly [K in RuleKind]: (rule: RuleOf<K>, example: ExampleOf<K>) => boolean } = {
  material: (rule, facts) => checkMaterial([rule], facts)[0]?.verdict === 'met',
  cadence: (rule, { day, at, posts }) => {
    const { opens, closes } = windowOn(rule, day)
    return isEditionDay(rule.cadence, day) && at >= opens && at <= closes && posts >= rule.minPosts
  },
  'lead-time': ({ clearDays }, { reached, appears }) => appears >= earliestEditionDay(reached, clearDays),
  capacity: ({ maxPosts }, { posts }) => posts <= maxPosts,
  chain: ({ steps, differentPeople }, { people }) =>
    people.length === steps.length + 1 && (!differentPeople || new Set(people).size === people.length),
  quota: ({ sends, per }, { sentOn, wantedOn }) => {
    const span = wantedOn.slice(0, per === 'day' ? 10 : 7)
    return sentOn.filter((day) => day.startsWith(span)).length < sends
  },
  wishes: (_, { notBefore, latest, appears }) =>
    (notBefore === null || appears >= notBefore) && (latest === null || appears <= latest),
  adjustment: ({ approvedBy }, { report, from, through, ...approved }) =>
    report.trim() !== '' &&
    approved.approvedBy === approvedBy &&
    from !== null &&
    through !== null &&
    from <= through,
  'way-back': ({ meetsStandards, place, leadTime, names }, done) =>
    meetsStandards === done.meetsStandards &&
    place === done.place &&
    leadTime === done.leadTime &&
    names === done.names,
  grades: (rule, { charged }) => sameList(rule.charged, charged),
  categories: ({ categories }, { category }) => categories.includes(category),
  request: (rule, { decidedBy, proofs }) =>
    sameList(rule.steps, decidedBy) && rule.proofs.every((proof) => proofs.includes(proof)),
  custody: ({ keeper, things }, { thing, keptBy }) => things.includes(thing) && keeper === keptBy,
  sanction: ({ matters, fine }, { matter, yuan }) =>
    matters.includes(matter) && yuan >= fine.least && yuan <= fine.most,
  duty: ({ who }, { doneBy }) => who === doneBy,
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((entry, index) => entry === b[index])
}
