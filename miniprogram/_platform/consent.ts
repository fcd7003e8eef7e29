import Taro from '@tarojs/taro'
import { useEffect } from 'react'
import { dayOf } from '../../shared/_kernel'
import { askedOn, consentAnswers, templateNames, type TemplateName } from '../../shared/notices'
import { api, type Inputs, type Replies } from './api/api'
import { timeNow } from './clock'
import { createId } from './ids'
import { keep, kept } from './storage'

type Templates = Replies['home']['mine']['templates']
type Answers = Inputs['notices']['noteConsent']['answers']
type CreditRows = Replies['notices']['noteConsent']

const templatesKey = 'message-templates'
const refusedKey = 'messages-refused-on'

/** WeChat wants the templates' ids in the very tap, so that they are kept when a tab brings them. */
export function useTemplates(reply: { readonly templates: Templates } | undefined) {
  useEffect(() => {
    if (reply) keep(templatesKey, reply.templates)
  }, [reply])
}

/** How asking went. `elsewhere`: only WeChat itself has these messages. */
export type Asked =
  | { readonly kind: 'answered'; readonly accepted: number; readonly credits: CreditRows }
  | { readonly kind: 'elsewhere' | 'not-set-up' | 'switched-off' | 'unanswered' }

/** 我的 asks for all of them. Call it in the tap itself, before anything is awaited: WeChat asks nothing later. */
export function topUp(): Promise<Asked> {
  return ask(templateNames)
}

/**
 * Asks along with a tap that people make anyway, for what is likely to be sent to them next; the tap's own work waits
 * for nothing of it. Whoever has refused today is not asked again today. Call it in the tap itself.
 */
export function askAlong(moment: keyof typeof askedOn) {
  if (kept(refusedKey) === dayOf(timeNow())) return
  ask(askedOn[moment]).catch(() => undefined)
}

async function ask(names: readonly TemplateName[]): Promise<Asked> {
  if (process.env.TARO_ENV !== 'weapp') return { kind: 'elsewhere' }
  const known = (kept(templatesKey) ?? {}) as Templates
  const tmplIds = names.flatMap((name) => known[name] ?? [])
  if (tmplIds.length === 0) return { kind: 'not-set-up' }
  const answers = await answersTo(tmplIds)
  if (answers === null) return { kind: 'switched-off' }
  if (answers.some(({ answer }) => answer === 'reject')) keep(refusedKey, dayOf(timeNow()))
  const accepted = answers.filter(({ answer }) => answer === 'accept').length
  try {
    const credits = await api.notices.noteConsent.mutate({ commandId: createId(), answers })
    return { kind: 'answered', accepted, credits: credits as CreditRows }
  } catch {
    return { kind: 'unanswered' }
  }
}

/** What the person says to WeChat's own question; null when WeChat does not ask it. */
async function answersTo(tmplIds: string[]): Promise<Answers | null> {
  try {
    // Taro's types want a field of another platform as well.
    const asked = Taro.requestSubscribeMessage({ tmplIds } as Taro.requestSubscribeMessage.Option)
    const said = (await asked) as Readonly<Record<string, unknown>>
    return tmplIds.flatMap((templateId) => {
      const answer = consentAnswers.find((each) => each === said[templateId])
      return answer ? [{ templateId, answer }] : []
    })
  } catch {
    return null
  }
}
