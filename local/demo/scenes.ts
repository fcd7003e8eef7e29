import { accounts } from './scenes/accounts'
import { afterwards } from './scenes/afterwards'
import { amendments } from './scenes/amendments'
import { atTheDesk } from './scenes/at-the-desk'
import { atTheLast } from './scenes/at-the-last'
import { confirming } from './scenes/confirming'
import { deciding } from './scenes/deciding'
import { drafts } from './scenes/drafts'
import { owed } from './scenes/owed'
import { reading } from './scenes/reading'
import { sending } from './scenes/sending'
import { urgency } from './scenes/urgency'
import { ways } from './scenes/ways-back'
import type { Event } from './routine'

/** What does not happen every day. */
export const scenes: readonly Event[] = [
  ...ways,
  ...accounts,
  ...amendments,
  ...confirming,
  ...deciding,
  ...drafts,
  ...urgency,
  ...owed,
  ...atTheDesk,
  ...afterwards,
  ...reading,
  ...sending,
  ...atTheLast,
]
