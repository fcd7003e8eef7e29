import * as z from 'zod'
import { commandInput, dayInput, idInput, lineInput, nameInput, textInput } from '../../shared/_kernel'
import { accountLimits, accountStates, platforms, protectedWordLimits } from '../../shared/accounts'
import { longestNumber } from '../../shared/applications'
import { publishWays } from '../../shared/channels'
import { router, staff, staffMeanwhile } from '../_platform/procedures'
import { accountPage } from './account-page'
import { endLoan, notePassword, renewFiling, signHandover, tickAccountTask } from './change-account'
import { checkName } from './naming'
import { correctAccount, registerAccount, reportAccount } from './register-account'
import { registryPage, registryScene } from './registry'
import { accountSettingsPage, setAccountSettings } from './settings'
import { accountSheet } from './account-sheet'

export { accountKinds } from './kinds'
export { accountsOfLeaver } from './leaver'
export { accountWhenDue } from './when-due'

const accountId = idInput
const tap = { ...commandInput, accountId }
const name = lineInput(200)
const description = textInput(500)
const platform = z.enum(platforms)
const facts = {
  platform,
  name,
  handle: name,
  description,
  unitId: nameInput,
  legalEntity: name,
  verifiedUntil: dayInput.nullable(),
  publishBy: z.enum(publishWays).nullable(),
  channelId: nameInput.nullable(),
}
const number = lineInput(longestNumber)
const filing = z.strictObject({ number, on: dayInput, renewBy: dayInput })
const scene = staffMeanwhile(registryScene)
const days = z.int().min(0).max(10_000)

export const accountsRouter = router({
  registry: scene
    .input(
      z.strictObject({
        view: z.enum(['all', 'mine', 'due']),
        platform: platform.nullable(),
        state: z.enum(accountStates).nullable(),
        words: z.string().max(40),
        after: z.string().max(100).nullable(),
      }),
    )
    .query(({ ctx, input }) => registryPage(ctx, input)),
  page: scene
    .input(z.strictObject({ accountId }))
    .query(({ ctx, input }) => accountPage(ctx, input.accountId)),
  sheet: staff
    .input(z.strictObject({ accountId: accountId.nullable() }))
    .query(({ ctx, input }) => accountSheet(ctx, input.accountId)),
  checkName: staff
    .input(z.strictObject({ name, description }))
    .query(({ ctx, input }) => checkName(ctx, input)),
  register: staff
    .input(
      z.strictObject({
        ...tap,
        ...facts,
        operators: z.array(nameInput).max(accountLimits.operators),
        filing: filing.nullable(),
      }),
    )
    .mutation(({ ctx, input }) => registerAccount(ctx, input)),
  report: staff
    .input(z.strictObject({ ...tap, platform, name, handle: name, unitId: nameInput, where: textInput(200) }))
    .mutation(({ ctx, input }) => reportAccount(ctx, input)),
  correct: staff
    .input(z.strictObject({ ...tap, facts: z.strictObject(facts) }))
    .mutation(({ ctx, input }) => correctAccount(ctx, input)),
  tick: staff
    .input(z.strictObject({ ...tap, taskId: z.string().max(20), done: z.boolean() }))
    .mutation(({ ctx, input }) => tickAccountTask(ctx, input)),
  sign: staff.input(z.strictObject(tap)).mutation(({ ctx, input }) => signHandover(ctx, input)),
  notePassword: staff
    .input(z.strictObject({ ...tap, holderId: nameInput }))
    .mutation(({ ctx, input }) => notePassword(ctx, input)),
  renew: staff
    .input(z.strictObject({ ...tap, number, renewBy: dayInput }))
    .mutation(({ ctx, input }) => renewFiling(ctx, input)),
  endLoan: staff.input(z.strictObject(tap)).mutation(({ ctx, input }) => endLoan(ctx, input)),
  settings: staff.query(({ ctx }) => accountSettingsPage(ctx)),
  setSettings: staff
    .input(
      z.strictObject({
        ...commandInput,
        protectedWords: z.array(lineInput(protectedWordLimits.characters)).max(protectedWordLimits.words),
        figures: z.strictObject({ renewalDays: days, passwordDays: days, remindDays: days }),
      }),
    )
    .mutation(({ ctx, input }) => setAccountSettings(ctx, input)),
})
