import { startHere } from '../company'
import type { CompanyAtWork } from '../company-at-work'
import { at } from './scene-at'

/** Those whom the switcher offers first have read what they were told, but for today's. */
export const reading = [
  at('06-16 08:30', async ({ office }) => {
    for (const [personId] of startHere) await readAll(office, personId)
  }),
]

async function readAll(office: CompanyAtWork['office'], personId: string): Promise<void> {
  for (let after: string | null = null; ;) {
    const { rows, next } = await pageOf(office, personId, after)
    const unread = rows.filter(({ read }) => !read).map(({ id }) => id)
    if (unread.length > 0) await office.as(personId)('notices', 'read', { noticeIds: unread })
    if (next === null) return
    after = next
  }
}

function pageOf(office: CompanyAtWork['office'], personId: string, after: string | null) {
  return office.as(personId)('notices', 'inbox', { after })
}
