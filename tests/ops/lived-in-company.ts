import { addMinutes } from '../../shared/_kernel'
import { emptyMaterial } from '../../shared/posts'
import { anId } from '../_support/builders'
import { at, openSending, type Sending } from '../publishing/sending'

export type LivedInCompany = Sending & {
  readonly publishedId: string
  readonly waitingId: string
}

/** A company that has worked for some days: published, returned, commented, commissioned, drafted, deputised. */
export async function openLivedInCompany(): Promise<LivedInCompany> {
  const company = await openSending()
  const [publishedId = ''] = await company.passed('周年庆')
  const { postId: waitingId } = await company.as('gao-yuan').submit({ title: '年货节' })
  const { postId: returnedId } = await company.as('chen-mo').submit({ title: '旧照片' })
  await company.as('zhou-ning').decide(returnedId, 'returned', '请换一张清楚的照片')
  const { approval } = await company.as('zhou-ning').ask('posts', 'detail', { postId: waitingId })
  await company.as('zhou-ning').ask('approvals', 'comment', {
    ...{ commandId: anId(), approvalId: approval.id, text: '标题很好', attachmentIds: [] },
  })
  await company.as('zhou-ning').ask('commissions', 'ask', {
    ...{ commandId: anId(), commissionId: anId(), channelId: 'group-media', unitId: 'supermarkets' },
    ...{ topic: '春节备货', wanted: 1, editionId: null, dueDay: '2026-01-05' },
  })
  const { title, author, digest, source, category } = emptyMaterial
  await company.as('lin-xiaoyu').ask('posts', 'saveDraft', {
    ...{ commandId: anId(), draftId: anId(), base: 0, editor: anId() },
    change: { title, author, digest, source, category, coverId: null, channels: [], order: [], blocks: [] },
  })
  await company.tickAt(at.lock)
  let now = addMinutes(at.opening, -2)
  while ((await company.post(publishedId)).state !== 'published' && now < at.closing) {
    now = addMinutes(now, 1)
    await company.tickAt(now)
  }
  // WeChat's own report of the send must not come in while the company is looked at.
  await company.local.standIn('settle', {})
  await company.tickAt(addMinutes(now, 1))
  return Object.assign(company, { publishedId, waitingId })
}
