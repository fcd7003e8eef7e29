import { isAdmin, type Person } from '../staff'

/** Admins ask for confirmation, remind, and see who has and who has not. */
export function mayAskToRead(person: Person): boolean {
  return isAdmin(person)
}
