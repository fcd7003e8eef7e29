import { minutesBetween, sayInstant, type Instant } from '../../../shared/_kernel'
import { useNow } from '../../_platform'
import { sayLasting, Timeline, type TimelineStep } from '../../_ui'
import type { PostDetail } from './post-detail'

type Step = PostDetail['approval']['steps'][number]

/** Who acted, who is next and since when, who comes later. */
export function Progress({ detail: { post, approval } }: { detail: PostDetail }) {
  const now = useNow()
  const handedIn: TimelineStep = {
    key: 'handed-in',
    tone: 'good',
    icon: 'send',
    title: `${post.submitterName} 提交`,
    when: sayInstant(post.submittedAt),
    text: post.unitName,
  }
  const steps = approval.steps.flatMap((step, index) => {
    const isWaiting = approval.state === 'open' && index === approval.current
    const made = step.decisions.map((decision, n) => decided(step, decision, n))
    if (isWaiting) return [...made, waiting(step, approval.waitingSince, now)]
    return made.length > 0 ? made : [later(step)]
  })
  return <Timeline id="timeline" steps={[handedIn, ...steps]} />
}

function waiting({ title, names }: Step, since: Instant, now: Instant): TimelineStep {
  const who = names.join('、')
  const lasting = sayLasting(minutesBetween(since, now))
  return {
    key: title,
    tone: 'warn',
    icon: 'clock',
    title: `等待${title}`,
    when: `已等 ${lasting}`,
    text: who,
  }
}

function decided({ title }: Step, decision: Step['decisions'][number], n: number): TimelineStep {
  const { verdict, byName, at, comment, clause } = decision
  const isReturned = verdict !== 'approved'
  return {
    key: `${title} ${n}`,
    tone: isReturned ? 'bad' : 'good',
    icon: isReturned ? 'close' : 'check',
    title: `${byName} ${isReturned ? '退回' : '通过'}`,
    when: sayInstant(at),
    text: clause ? `${title} · ${clause}` : title,
    quote: comment,
  }
}

function later({ title, names }: Step): TimelineStep {
  return { key: title, tone: 'plain', icon: 'dot', title, when: '', text: names.join('、') }
}
