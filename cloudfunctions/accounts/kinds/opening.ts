import { addDays, dayOf, idLength, isRefusal, type Day } from '../../../shared/_kernel'
import {
  openingForm,
  register,
  type AccountFigures,
  type Filing,
  type Platform,
} from '../../../shared/accounts'
import { textOf, type Application } from '../../../shared/applications'
import type { ApplicationKind } from '../../applications'
import { remarksOnNaming } from '../naming'
import { insertWithTrail } from '../../trail'
import { accountSettingsOf } from '../settings'
import { partyIn } from './asked-account'

/** From an application to the registry: filed, with all that is to be done until it is open (G13). */
export const openingKind: ApplicationKind = {
  form: openingForm,
  about: ({ written }) => written.name?.trim() ?? '',
  next: '请照账号页面的清单开通：全部完成后，账号在台账里成为“使用中”。',

  look: (ctx, { written }) =>
    remarksOnNaming(ctx, { name: written.name ?? '', description: written.description ?? '' }),

  async passed(ctx, application, by) {
    const [{ figures }, operator] = await Promise.all([
      accountSettingsOf(ctx),
      partyIn(ctx, application, 'operator'),
    ])
    if (isRefusal(operator)) return operator
    const { unitId, unitName } = application
    const account = register(
      {
        // One of its own: application and account each have their trail.
        _id: ctx.hash(`account of ${application._id}`).slice(0, idLength),
        platform: textOf(application, 'platform') as Platform,
        name: textOf(application, 'name'),
        handle: '',
        description: textOf(application, 'description'),
        unitId,
        unitName,
        legalEntity: textOf(application, 'legalEntity'),
        verifiedUntil: null,
        publishBy: null,
        channelId: null,
        operators: [operator],
        filing: filingOf(application, dayOf(ctx.now), figures),
      },
      'opening',
      figures,
      ctx.now,
    )
    const details = { filing: account.filing?.number ?? '', operator: operator.name }
    const deed = { action: 'account-filed', by, at: ctx.now, details }
    return { accountId: account._id, write: (tx) => insertWithTrail(tx, ctx, 'accounts', account, deed) }
  },
}

/** What the administration wrote down when it agreed. */
export function filingOf({ brought }: Application, today: Day, { renewalDays }: AccountFigures): Filing {
  const number = brought.find((each) => each.number !== null)?.number
  if (!number) throw new Error('a filing without a number')
  return { number, on: today, renewBy: addDays(today, renewalDays) }
}
