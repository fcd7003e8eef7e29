import { isAdmin, mayInvite, maySeeStaff, type Role } from '../../shared/staff'
import { aPerson } from '../_support/domain-builders'

describe('who may look after the staff', () => {
  const table: [roles: Role[], active: boolean, allowed: boolean][] = [
    [['admin'], true, true],
    [['submitter', 'admin'], true, true],
    [['submitter'], true, false],
    [[], true, false],
    [['admin'], false, false],
    [['submitter', 'admin'], false, false],
  ]

  it.each(table)('X4: with the roles %j, on the staff: %s → %s', (roles, active, allowed) => {
    const person = aPerson({ roles, active })
    expect([isAdmin, mayInvite, maySeeStaff].map((may) => may(person))).toEqual([allowed, allowed, allowed])
  })
})
