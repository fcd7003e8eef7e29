import { instantAt, type Day, type TimeOfDay } from '../../../shared/_kernel'
import type { CompanyAtWork } from '../company-at-work'
import type { Event } from '../routine'

/** @param when day and time in Beijing, e.g. `06-03 10:20` */
export function at(when: `${string} ${TimeOfDay}`, run: (company: CompanyAtWork) => Promise<unknown>): Event {
  const [day, time] = when.split(' ')
  return {
    at: instantAt(`2026-${day}` as Day, time as TimeOfDay),
    run: async (company) => {
      await run(company)
    },
  }
}
