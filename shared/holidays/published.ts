import { addDays, type Day } from '../_kernel'
import type { Holiday } from './holiday'

/** The State Council's notice of 4 November 2025 on the public holidays of 2026. */
export const holidaysOf2026: readonly Holiday[] = [
  ...off('元旦', '2026-01-01', '2026-01-03'),
  ...worked('元旦', '2026-01-04'),
  ...off('春节', '2026-02-15', '2026-02-23'),
  ...worked('春节', '2026-02-14', '2026-02-28'),
  ...off('清明节', '2026-04-04', '2026-04-06'),
  ...off('劳动节', '2026-05-01', '2026-05-05'),
  ...worked('劳动节', '2026-05-09'),
  ...off('端午节', '2026-06-19', '2026-06-21'),
  ...off('中秋节', '2026-09-25', '2026-09-27'),
  ...off('国庆节', '2026-10-01', '2026-10-07'),
  ...worked('国庆节', '2026-09-20', '2026-10-10'),
]

function off(name: string, from: Day, through: Day): Holiday[] {
  const days: Holiday[] = []
  for (let day = from; day <= through; day = addDays(day, 1)) days.push({ day, name, kind: 'off' })
  return days
}

function worked(name: string, ...days: readonly Day[]): Holiday[] {
  return days.map((day) => ({ day, name, kind: 'work' }))
}
