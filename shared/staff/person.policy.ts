import type { Person } from './person'

export function isAdmin(person: Person): boolean {
  return person.active && person.roles.includes('admin')
}

export function mayInvite(person: Person): boolean {
  return isAdmin(person)
}

export function maySeeStaff(person: Person): boolean {
  return isAdmin(person)
}

export function mayChangeStaff(person: Person): boolean {
  return isAdmin(person)
}
