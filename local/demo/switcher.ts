import { demoCompany, newcomer, startHere } from './company'
import { openIdOf } from './identities'

/** One line of the person switcher; those with a `start` are offered first, and it says what there is to do. */
export type SwitcherRow = {
  readonly openId: string
  readonly name: string
  readonly role: string
  readonly unit: string
  readonly start?: string
}

/** Whom the page around the app can be. */
export function switcherRows(invite: string): SwitcherRow[] {
  const unitNames = new Map(demoCompany.units.map((unit) => [unit._id, unit.name]))
  const starts = new Map([...startHere, [newcomer, `还没有加入：邀请码 ${invite}`] as const])
  const rows = demoCompany.people.map(({ _id, name, unitId, position }) => {
    const start = starts.get(_id)
    const row = { openId: openIdOf(_id), name, role: position, unit: unitNames.get(unitId) ?? '' }
    return start === undefined ? row : { ...row, start }
  })
  const order = [...starts.keys()].map(openIdOf)
  const rank = ({ openId }: SwitcherRow) => (order.includes(openId) ? order.indexOf(openId) : order.length)
  return rows.sort((a, b) => rank(a) - rank(b))
}
