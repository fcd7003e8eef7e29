import { sayDay } from '../_kernel'
import { earliestEditionDay, isEditionDay, windowOn } from '../editions'
import { checkConduct } from './check-conduct'
import { checkStandard, type Finding } from './check-material'
import { judge, sameList, type Check, type Checks } from './judge'
import type { PostRuleKind, RuleKind, RuleOf, Told } from './rule'
import { hands, sayCadence, sayFine, sayPer, sayRule } from './say-rule'

/** What a rule of any kind says of a case: kept or not, by which clause, what was found, and what is asked. */
export function checkRule<K extends RuleKind>(rule: RuleOf<K>, told: Told<K>): Finding {
  const check: Check<K> = checks[rule.kind]
  return { rule: rule.id, clause: rule.clause, question: sayRule(rule), ...check(rule, told) }
}

const checkPost: Checks<PostRuleKind> = {
  material: (rule, facts) => checkStandard(rule, facts),
  cadence: (rule, { day, at, posts }) => {
    const { opens, closes } = windowOn(rule, day)
    const isKept = isEditionDay(rule.cadence, day) && at >= opens && at <= closes && posts >= rule.minPosts
    const limit = `${sayCadence(rule.cadence)}，${opens}–${closes}，不少于 ${rule.minPosts} 篇`
    return judge(isKept, `${sayDay(day)} ${at}，${posts} 篇`, limit)
  },
  'lead-time': ({ clearDays }, { reached, appears }) => {
    const earliest = earliestEditionDay(reached, clearDays)
    return judge(appears >= earliest, sayDay(appears), `不早于 ${sayDay(earliest)}`)
  },
  capacity: ({ maxPosts }, { posts }) => judge(posts <= maxPosts, `${posts} 篇`, `不超过 ${maxPosts} 篇`),
  chain: ({ steps, differentPeople }, { people }) => {
    const isWhole = people.length === steps.length + 1
    const areDifferent = !differentPeople || new Set(people).size === people.length
    const limit = `${steps.length + 1} 个环节${differentPeople ? '，各由不同的人' : ''}`
    return judge(isWhole && areDifferent, people.join(' → '), limit)
  },
  quota: ({ sends, per }, { sentOn, wantedOn }) => {
    const span = wantedOn.slice(0, per === 'day' ? 10 : 7)
    const wanted = sentOn.filter((day) => day.startsWith(span)).length + 1
    return judge(wanted <= sends, `第 ${wanted} 次`, `${sayPer(per)} ${sends} 次`)
  },
  wishes: (_, { notBefore, latest, appears }) => {
    const isKept = (notBefore === null || appears >= notBefore) && (latest === null || appears <= latest)
    const from = notBefore === null ? '' : `不早于 ${sayDay(notBefore)}`
    const to = latest === null ? '' : `最晚 ${sayDay(latest)}`
    return judge(isKept, sayDay(appears), [from, to].filter(Boolean).join('，') || '不限')
  },
  adjustment: ({ approvedBy }, { report, from, through, ...approved }) => {
    const hasSpan = from !== null && through !== null && from <= through
    const isKept = report.trim() !== '' && approved.approvedBy === approvedBy && hasSpan
    const span = hasSpan ? `${sayDay(from)}至${sayDay(through)}` : '起止日期不全'
    const measured = `${report.trim() || '没有报告'}，${hands[approved.approvedBy]}同意，${span}`
    return judge(isKept, measured, `写明起止日期的报告，由${hands[approvedBy]}同意`)
  },
  'way-back': (rule, done) => {
    const isKept =
      rule.meetsStandards === done.meetsStandards &&
      rule.place === done.place &&
      rule.leadTime === done.leadTime &&
      rule.names === done.names
    return judge(isKept, sayPlace(done.place), sayPlace(rule.place))
  },
  grades: (rule, { charged }) => {
    const say = (all: typeof charged) => all.map((hand) => hands[hand]).join('、')
    return judge(sameList(rule.charged, charged), say(charged), say(rule.charged))
  },
  request: (rule, { decidedBy, proofs }) => {
    const isKept = sameList(rule.steps, decidedBy) && rule.proofs.every((proof) => proofs.includes(proof))
    const say = (steps: readonly string[], shown: readonly string[]) =>
      `${steps.join(' → ') || '没有人同意'}${shown.length > 0 ? `；${shown.join('、')}` : ''}`
    return judge(isKept, say(decidedBy, proofs), say(rule.steps, rule.proofs))
  },
  custody: ({ keeper, things }, { thing, keptBy }) =>
    judge(
      things.includes(thing) && keeper === keptBy,
      `${thing}：${keptBy}`,
      `${things.join('、')}：${keeper}`,
    ),
  sanction: ({ matters, fine }, { matter, yuan }) => {
    const isKept = matters.includes(matter) && yuan >= fine.least && yuan <= fine.most
    return judge(isKept, `${matter}：${yuan} 元`, `${matters.join('、')}：${sayFine(fine)}`)
  },
  duty: ({ who }, { doneBy }) => judge(who === doneBy, doneBy, who),
}

const checks: Checks<RuleKind> = { ...checkPost, ...checkConduct }

function sayPlace(place: 'freed' | 'kept'): string {
  return place === 'freed' ? '释放版位' : '保留版位'
}
