import { isAdmin, type Person } from '../staff'

export function mayChangeHolidays(person: Person): boolean {
  return isAdmin(person)
}
