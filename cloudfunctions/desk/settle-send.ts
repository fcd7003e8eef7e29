import { isRefusal, refuse, type Refusal } from '../../shared/_kernel'
import { mayResend, maySettle } from '../../shared/desk'
import { sayOfSend } from '../../shared/notices'
import {
  clearSend,
  factsOfSend,
  letGo,
  markNotSent,
  recordLinks,
  resend,
  type Decision,
  type Pasted,
} from '../../shared/publishing'
import type { StaffContext } from '../_platform/context'
import { refuseNoReason, type Rule } from './allowed'
import type { Done } from './reorder-posts'
import { changeSend, type Tap } from './stop-sending'

const settling: Rule = {
  may: maySettle,
  otherwise: refuse('not-allowed', '只有本渠道的编辑、放行人和部门负责人可以处理发送。请联系他们。'),
}

const resending: Rule = {
  may: mayResend,
  otherwise: refuse('not-allowed', '补发和顺延由放行人或部门负责人决定（G11）。请联系他们。', {
    clause: 'G11',
  }),
}

type Reasoned = Tap & { readonly reason: string }

/** Lets an edition go out that nobody tested, or that a tester found wrong (W3). */
export function sendUntested(ctx: StaffContext, tap: Reasoned): Promise<Done | Refusal> {
  return changeSend(ctx, tap, settling, (send) => {
    const decision = decisionOf(ctx, tap)
    const cleared = refuseNoReason(tap.reason) ?? clearSend(send, decision, tap.commandId)
    if (isRefusal(cleared)) return cleared
    const wording = sayOfSend.cleared(factsOfSend(send), ctx.person.name, decision.reason)
    return { send: cleared, action: 'send-cleared', comment: decision.reason, wording }
  })
}

/** Sends an edition out of its window, or once more (补发). */
export function sendLate(ctx: StaffContext, tap: Reasoned): Promise<Done | Refusal> {
  return changeSend(ctx, tap, resending, (send) => {
    const decision = decisionOf(ctx, tap)
    const late = refuseNoReason(tap.reason) ?? resend(send, decision, tap.commandId)
    if (isRefusal(late)) return late
    const wording = sayOfSend.late(factsOfSend(send), ctx.person.name, decision.reason)
    return { send: late, action: 'send-late', comment: decision.reason, wording }
  })
}

/** What did not go out moves on at once (顺延). */
export function letPostsMoveOn(ctx: StaffContext, tap: Tap): Promise<Done | Refusal> {
  return changeSend(ctx, tap, resending, (send) => {
    const ended = letGo(send, ctx.now, tap.commandId)
    if (isRefusal(ended)) return ended
    const wording = sayOfSend.ended(factsOfSend(send), `${ctx.person.name}决定顺延`)
    return { send: ended, action: 'send-not-sent', comment: '决定顺延', wording }
  })
}

/** Somebody looked in the console, and it was not there (标记未发). */
export function markUnsent(ctx: StaffContext, tap: Tap): Promise<Done | Refusal> {
  return changeSend(ctx, tap, settling, (send) => {
    const marked = markNotSent(send, ctx.now, tap.commandId)
    if (isRefusal(marked)) return marked
    const { decideBy } = marked
    const facts = factsOfSend(send)
    const wording = decideBy && sayOfSend.undecided(facts, `${ctx.person.name}核实没有发出`, decideBy)
    return { send: marked, action: 'send-marked-unsent', comment: '', wording }
  })
}

/** The links of what a person published, or found to have gone out (标记已发). */
export function pasteLinks(
  ctx: StaffContext,
  { links, ...tap }: Tap & { readonly links: readonly Pasted[] },
): Promise<Done | Refusal> {
  return changeSend(ctx, tap, settling, (send) => {
    const recorded = recordLinks(send, links, ctx.now, tap.commandId)
    if (isRefusal(recorded)) return recorded
    const pasted = recorded.articles.filter(({ link }, n) => link !== send.articles[n]?.link)
    const comment = pasted.map(({ link }) => link).join(' ')
    const wording = send.stage === 'sent' ? null : sayOfSend.confirmed(factsOfSend(send))
    return { send: recorded, action: 'send-links', comment, wording }
  })
}

function decisionOf({ person, now }: StaffContext, { reason }: Reasoned): Decision {
  return { by: person._id, byName: person.name, reason: reason.trim(), at: now }
}
