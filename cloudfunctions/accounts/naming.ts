import { isRefusal, type Refusal } from '../../shared/_kernel'
import { refuseNaming, resemblances, sayResemblance, type Resemblance } from '../../shared/accounts'
import type { Context } from '../_platform/context'
import { accountSettingsOf } from './settings'
import { loadSounds } from './sounds'

export type Naming = { readonly name: string; readonly description: string }

/** What a name and a description have in common with the protected words, or why they cannot be taken (G13). */
async function weighNaming(
  ctx: Pick<Context, 'db'>,
  { name, description }: Naming,
  path: keyof Naming | 'proposed' = 'name',
): Promise<readonly Resemblance[] | Refusal> {
  const [{ protectedWords }, soundsOf] = await Promise.all([accountSettingsOf(ctx), loadSounds()])
  const named = resemblances(name, protectedWords, soundsOf)
  const described = resemblances(description, protectedWords, soundsOf)
  return (
    refuseNaming(named, path) ??
    refuseNaming(described, 'description') ?? [...named, ...described.filter(isNew(named))]
  )
}

function isNew(named: readonly Resemblance[]): (found: Resemblance) => boolean {
  return ({ word, found }) => !named.some((known) => known.word === word && known.found === found)
}

/** The same as sentences, for whoever decides. */
export async function remarksOnNaming(
  ctx: Pick<Context, 'db'>,
  naming: Naming,
  path?: 'proposed',
): Promise<readonly string[] | Refusal> {
  const found = await weighNaming(ctx, naming, path)
  return isRefusal(found) ? found : found.map(sayResemblance)
}

export type NameAnswer = {
  /** Whether an account of this name has to be filed before it is opened (G13). */
  readonly mustBeFiled: boolean
  readonly remarks: readonly string[]
}

/** Whether a name may be used, before anybody fills in a form (G13). */
export async function checkName(ctx: Pick<Context, 'db'>, naming: Naming): Promise<NameAnswer | Refusal> {
  const found = await weighNaming(ctx, naming)
  if (isRefusal(found)) return found
  return { mustBeFiled: found.length > 0, remarks: found.map(sayResemblance) }
}
