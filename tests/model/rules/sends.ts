import { dayOf } from '../../../shared/_kernel'
import { clientMessageId, type Send } from '../../../shared/publishing'
import { postsIn, type Accepted, type Stored } from '../stored'
import type { Rule } from './rule'

/** Decision 14, W3: WeChat accepts each edition at most once, and of each account one a day. */
export const nothingIsSentTwice: Rule = ({ after: { accepted } }) => {
  const editions = accepted.map(({ appid, clientmsgid }) => `${appid}: ${clientmsgid}`)
  const days = accepted.map(({ appid, acceptedAt }) => `${appid} on ${dayOf(acceptedAt)}`)
  return [...repeated(editions), ...repeated(days)].map((what) => `${what} was sent twice`)
}

function repeated(texts: readonly string[]): string[] {
  return texts.filter((text, index) => texts.indexOf(text) !== index)
}

/**
 * G11, T6: what WeChat accepts is what has passed and is fixed in that very edition: nothing that is held, and no edition
 * that was stopped.
 */
export const onlyWhatIsFixedGoesOut: Rule = ({ before, after }) =>
  after.accepted
    .filter(({ clientmsgid }) => before.accepted.every((earlier) => earlier.clientmsgid !== clientmsgid))
    .flatMap((accepted) => {
      const send = sendOf(after, accepted)
      if (!send) return [`a send was accepted that nobody made: ${accepted.clientmsgid}`]
      const fixed = postsIn(after, send.editionId).filter(
        ({ state, held }) => (state === 'locked' || state === 'published') && held === null,
      )
      const titles = fixed.map(({ title }) => title)
      const others = accepted.articles.map(({ title }) => title).filter((title) => !titles.includes(title))
      const wasStopped = before.sends.get(send._id)?.stopped && send.stopped
      return [
        ...others.map((title) => `G11 ${title} was sent with ${send.editionId}, and is not fixed in it`),
        ...(wasStopped ? [`${send.editionId} was stopped, and was sent`] : []),
      ]
    })

function sendOf({ sends }: Stored, { clientmsgid, appid }: Accepted): Send | undefined {
  return [...sends.values()].find((send) => send.appId === appid && messagesOf(send).includes(clientmsgid))
}

/** One a round: after WeChat itself said that a message failed, the next one is another. */
function messagesOf({ _id, round }: Send): string[] {
  return Array.from({ length: round + 1 }, (_, n) => clientMessageId({ _id, round: n }))
}

/** Until WeChat is asked, the articles of a send are the posts that are fixed in its edition. */
export const articlesArePlaces: Rule = ({ after }) =>
  [...after.sends.values()]
    .filter(({ stage }) => stage === 'assembling' || stage === 'previewing' || stage === 'waiting')
    .flatMap(({ editionId, articles }) => {
      const sent = articles.map(({ postId }) => postId).sort()
      const fixed = postsIn(after, editionId)
        .filter(({ state }) => state === 'locked')
        .map(({ _id }) => _id)
        .sort()
      return sent.join() === fixed.join()
        ? []
        : [`${editionId} would send ${sent.join()}, and has ${fixed.join()}`]
    })
