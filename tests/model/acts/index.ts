import fc from 'fast-check'
import { asking } from './asking'
import { atTheDesk } from './at-the-desk'
import { deciding } from './deciding'
import { evenings } from './evening'
import { handingIn } from './handing-in'
import { timeGoingBy } from './time'
import { trouble } from './trouble'
import type { Act } from './act'

/** Whatever anybody may think of doing, as often as it comes up in a company that works. */
export const anyAct: fc.Arbitrary<Act> = fc.oneof(
  ...handingIn,
  ...deciding,
  ...atTheDesk,
  ...asking,
  ...timeGoingBy,
  ...evenings,
  ...trouble,
)
