import fc from 'fast-check'
import { openApprovals } from '../rules/decisions'
import type { Stored } from '../stored'
import { act, pick, which, type WeightedAct } from './act'

/** Who may leave without leaving a channel with nobody: authors, one of whom reviews as well. */
const mayLeave = ['lin-xiaoyu', 'sun-li', 'gao-yuan', 'chen-mo']

const endpoints = [
  'message/mass/sendall',
  'message/mass/get',
  'message/mass/preview',
  'draft/add',
  'draft/delete',
  'media/uploadimg',
  'material/add_material',
  'stable_token',
  'msg_sec_check',
] as const

const kinds = [
  { kind: 'drop' },
  { kind: 'drop-after-accept' },
  { kind: 'error', errcode: -1 },
  { kind: 'error', errcode: 45009 },
  { kind: 'error', errcode: 45028 },
] as const

export const trouble: readonly WeightedAct[] = [
  act(
    'WeChat has trouble',
    5,
    fc.record({
      endpoint: fc.constantFrom(...endpoints),
      kind: fc.constantFrom(...kinds),
      times: fc.integer({ min: 1, max: 3 }),
    }),
    (world, { endpoint, kind, times }) => world.company.local.standIn('faults', { endpoint, ...kind, times }),
  ),
  act('tap again', 5, which, (world, nth) => world.tapAgain(nth)),
  act('leave the company', 1, which, async (world, nth) => {
    const person = world.stored().people.get(pick(mayLeave, nth) ?? '')
    if (!person?.active || isNeeded(world.stored(), person._id)) return
    await world.change(`${person._id} leaves`, () =>
      world.company.db.transact((tx) => tx.replace('people', { ...person, active: false })),
    )
  }),
]

/** Whether something waits, or will, for this person alone: nobody hands that over yet when they leave. */
function isNeeded(stored: Stored, personId: string): boolean {
  const isHere = (id: string) => id !== personId && stored.people.get(id)?.active === true
  return openApprovals(stored).some(({ steps, requesterId }) =>
    steps.some(({ people, mode }) => {
      const others = people.filter((id) => id !== requesterId)
      return mode === 'all' ? !others.every(isHere) : !others.some(isHere)
    }),
  )
}
