import { refuse, type Refusal, type Stored } from '../_kernel'
import { newTrail, type TrailHead } from '../trail'

/** Figures that no regulation gives (公司设定). */
export type AccountFigures = {
  /** After how many days a filing is renewed (G13). */
  readonly renewalDays: number
  /** After how many days a password is another one (E6). */
  readonly passwordDays: number
  /** How many days before something is due its people are reminded. */
  readonly remindDays: number
}

export const defaultAccountFigures: AccountFigures = { renewalDays: 365, passwordDays: 90, remindDays: 30 }

/** How soon after a handover or a loan the password is another one. */
export const changeAfterDays = 1

/** What the company says of its accounts: one document. */
export type AccountSettings = Stored & {
  /** The company's names and trademarks: whatever account carries one is filed (G13). */
  readonly protectedWords: readonly string[]
  readonly figures: AccountFigures
  readonly trail: TrailHead
  readonly commands: readonly string[]
}

export const accountSettingsId = 'accounts-of-the-company'

export const defaultAccountSettings: AccountSettings = {
  _id: accountSettingsId,
  schema: 1,
  version: 1,
  protectedWords: [],
  figures: defaultAccountFigures,
  trail: newTrail,
  commands: [],
}

export const protectedWordLimits = { words: 30, characters: 20 } as const

const bounds = { renewalDays: [30, 1825], passwordDays: [7, 365], remindDays: [1, 90] } as const

export function refuseAccountSettings({
  protectedWords,
  figures,
}: Pick<AccountSettings, 'protectedWords' | 'figures'>): Refusal | null {
  const short = protectedWords.find((word) => Array.from(word.trim()).length < 2)
  if (short !== undefined)
    return refuse('bad-input', `受保护的词至少 2 个字，“${short}”太短，会误伤别的名称（G13）。`, {
      clause: 'G13',
      path: 'protectedWords',
    })
  for (const [name, [least, most]] of Object.entries(bounds) as [
    keyof AccountFigures,
    readonly [number, number],
  ][]) {
    const measured = figures[name]
    if (measured < least || measured > most)
      return refuse('bad-input', `天数须在 ${least} 到 ${most} 之间。`, {
        ...{ path: `figures.${name}`, measured, limit: measured < least ? least : most },
      })
  }
  return null
}
