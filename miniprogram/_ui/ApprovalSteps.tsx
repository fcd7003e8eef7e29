import { minutesBetween, sayInstant, type Instant } from '../../shared/_kernel'
import { verdictNames } from '../../shared/approvals'
import { sayFate } from '../../shared/notices'
import { useNow } from '../_platform'
import type { ApprovalView } from './approval-view'
import { Timeline, type TimelineStep } from './Timeline'
import { sayLasting } from './wording'

type Step = ApprovalView['steps'][number]
type Decision = Step['decisions'][number]

type ApprovalStepsProps = {
  id: string
  /** Who asked, of which unit, and when. */
  asked: { readonly by: string; readonly unitName: string; readonly at: Instant }
  view: ApprovalView
}

/** Who acted, who is next and since when, who comes later. */
export function ApprovalSteps({ id, asked: { by, unitName, at }, view }: ApprovalStepsProps) {
  const now = useNow()
  const handedIn: TimelineStep = {
    key: 'handed-in',
    tone: 'good',
    icon: 'send',
    title: `${by} 提交`,
    when: sayInstant(at),
    text: unitName,
  }
  return <Timeline id={id} steps={[handedIn, ...stepsOf(view, now)]} />
}

function stepsOf(view: ApprovalView, now: Instant): TimelineStep[] {
  return view.steps.flatMap((step, index) => {
    const key = `${index}`
    const isWaiting = view.state === 'open' && index === view.current
    const made = step.decisions.map((decision, n) => decided(step, decision, `${key} ${n}`))
    const rows = [...asked(step, key), ...made]
    if (isWaiting) return [...rows, waiting(step, view.waitingSince, now, key)]
    return made.length > 0 || view.state !== 'open' ? rows : [...rows, later(step, key)]
  })
}

/** What brought somebody else into the step: 加签, 转交. */
function asked({ title, added, handedOn }: Step, key: string): TimelineStep[] {
  const rows = handedOn.map(({ byName, toName, reason, at }, n): TimelineStep => ({
    key: `${key} handed ${n}`,
    tone: 'info',
    icon: 'people',
    title: `${byName} 转交给 ${toName}`,
    when: sayInstant(at),
    text: title,
    quote: reason,
  }))
  if (!added) return rows
  const { byName, reason, at } = added
  return [
    {
      key: `${key} added`,
      tone: 'info',
      icon: 'add',
      title: `${byName} 加签`,
      when: sayInstant(at),
      quote: reason,
    },
    ...rows,
  ]
}

function waiting(
  { title, mode, names, told }: Step,
  since: Instant,
  now: Instant,
  key: string,
): TimelineStep {
  const lasting = sayLasting(minutesBetween(since, now))
  return {
    key: `${key} waiting`,
    tone: 'warn',
    icon: 'clock',
    title: `等待${title}`,
    when: `已等 ${lasting}`,
    text: sayWho(mode, names),
    notes: told.map(({ name, fate }) => sayFate(name, fate)),
  }
}

function decided({ title }: Step, decision: Decision, key: string): TimelineStep {
  const { verdict, byName, at, comment, clause, changesDueAt, ofEarlier } = decision
  const isApproved = verdict === 'approved'
  const until = changesDueAt ? ` · ${sayInstant(changesDueAt)} 前交回` : ''
  return {
    key,
    tone: isApproved ? 'good' : verdict === 'changes-asked' ? 'warn' : 'bad',
    icon: isApproved ? 'check' : verdict === 'changes-asked' ? 'pen' : 'close',
    title: `${byName} ${verdictNames[verdict]}`,
    when: sayInstant(at),
    clause,
    text: `${title}${until}${ofEarlier ? ' · 看的是改动之前的一稿' : ''}`,
    quote: comment,
  }
}

function later({ title, mode, names }: Step, key: string): TimelineStep {
  return { key: `${key} later`, tone: 'plain', icon: 'dot', title, when: '', text: sayWho(mode, names) }
}

function sayWho(mode: Step['mode'], names: readonly string[]): string {
  const who = names.join('、')
  return mode === 'all' && names.length > 1 ? `${who}（都须同意）` : who
}
