import { isAdmin, type Person } from '../staff'

export function mayChangeChannels(person: Person): boolean {
  return isAdmin(person)
}
