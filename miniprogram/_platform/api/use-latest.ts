import { useState } from 'react'

/** What was read last, while a new answer is on its way: a choice must not blank what it was made from. */
export function useLatest<T>(read: T | undefined): T | undefined {
  const [kept, keep] = useState(read)
  if (read !== undefined && read !== kept) keep(read)
  return read ?? kept
}
