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
  const steps = approval.steps.map((step, index) => {
    const isWaiting = approval.state === 'open' && index === approval.current
    return isWaiting ? waiting(step, approval.waitingSince, now) : (decided(step) ?? later(step))
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

function decided({ title, decision }: Step): TimelineStep | null {
  if (!decision) return null
  const { verdict, byName, at, comment, clause } = decision
  const isReturned = verdict === 'returned'
  return {
    key: title,
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
