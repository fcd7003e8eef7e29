import type { Instant } from '../shared/_kernel'
import { templateNames, type TemplateName } from '../shared/notices'
import type { Context } from './_platform/context'
import { environment, variableStates, type VariableState } from './_platform/environment'
import { ownCode } from './_platform/own-code'
import { SecretTrouble } from './_platform/secrets'
import { NoSecret, NoToken, proveSecret, WeChatError } from './_platform/wechat'
import { allChannels } from './channels'

/** How things look from inside the function that sends: nothing in it is secret. */
export type Examination = {
  readonly now: Instant
  /** The digest of the code that runs. */
  readonly code: string
  readonly variables: Readonly<Record<string, VariableState>>
  readonly accounts: readonly ExaminedAccount[]
  /** Which message templates were chosen. */
  readonly templates: readonly TemplateName[]
}

export type ExaminedAccount = {
  readonly appId: string
  readonly name: string
  /** `no-secret`: nobody has entered its AppSecret. `no-key`: it was sealed under a key that the function lacks. `refused`: WeChat's own code says why. */
  readonly token:
    | 'obtained'
    | 'no-secret'
    | 'no-key'
    | 'no-answer'
    | { readonly refused: number; readonly from: string | null }
}

export async function examine(ctx: Context): Promise<Examination> {
  const channels = await allChannels(ctx)
  const variables = variableStates()
  const own = variables.MINI_PROGRAM === 'set' ? environment().MINI_PROGRAM : null
  const known = [
    ...channels.map(({ name, account: { appId } }) => ({ appId, name })),
    ...(own ? [{ appId: own.appId, name: '小程序' }] : []),
  ]
  const accounts = await Promise.all(
    known.map(async (account) => ({ ...account, token: await askForToken(ctx, account.appId) })),
  )
  const templates = variables.NOTICE_TEMPLATES === 'set' ? environment().NOTICE_TEMPLATES : {}
  return {
    now: ctx.now,
    code: ownCode(),
    variables,
    accounts,
    templates: templateNames.filter((name) => name in templates),
  }
}

async function askForToken(ctx: Context, appId: string): Promise<ExaminedAccount['token']> {
  try {
    await proveSecret(ctx, appId)
    return 'obtained'
  } catch (fault) {
    if (!(fault instanceof NoToken)) throw fault
    const { cause } = fault
    if (cause instanceof NoSecret) return 'no-secret'
    if (cause instanceof SecretTrouble) return 'no-key'
    if (!(cause instanceof WeChatError)) return 'no-answer'
    // WeChat names the address that is not on its list, and a person has to put it there.
    const from = /invalid ip ([\d.a-f:]+)/i.exec(cause.message)?.[1] ?? null
    return { refused: cause.errcode, from }
  }
}
