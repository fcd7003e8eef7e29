import { parseDay, parseInstant, refuse, sayDay, sayInstant, type Refusal } from '../../shared/_kernel'
import type { Answer, Field, Form, Page, Pages, Written } from '../../shared/applications'
import type { Attachment } from '../../shared/approvals'
import type { StaffContext } from '../_platform/context'
import type { Filled } from './application-kind'

/** Whom and what a form names, as people read it. */
export async function readFilled(
  { db }: Pick<StaffContext, 'db'>,
  { fields }: Form,
  written: Written,
): Promise<Filled | Refusal> {
  const of = (kind: Field['kind']) => fields.filter((field) => field.kind === kind)
  const idsIn = (kind: Field['kind']) => of(kind).flatMap(({ key }) => written[key]?.trim() ?? [])
  const [accountId] = idsIn('account')
  const [found, account] = await Promise.all([
    db.getMany('people', [...new Set(idsIn('person'))]),
    accountId ? db.get('accounts', accountId) : null,
  ])
  const people = new Map(found.map((person) => [person._id, person]))
  const answers: Answer[] = []
  for (const field of fields) {
    const { key, label, kind } = field
    const text = written[key]?.trim() ?? ''
    if (kind === 'pages' || text === '') continue
    const answer = { key, label, id: text }
    if (kind === 'person') {
      const person = people.get(text)
      if (!person?.active) return refuse('not-found', `“${label}”不是在职人员，请另选一位。`, { path: key })
      answers.push({ ...answer, text: `${person.name}（${person.unitName}）` })
    } else if (kind === 'account') {
      if (!account) return refuse('not-found', '台账里没有这个账号，请重新选择。', { path: key })
      answers.push({ ...answer, text: `${account.platform} ${account.name}` })
    } else
      answers.push({
        ...answer,
        text: asRead(field, text),
        id: kind === 'day' || kind === 'moment' ? text : null,
      })
  }
  return { written, answers, account, people }
}

function asRead({ kind }: Field, text: string): string {
  const day = kind === 'day' ? parseDay(text) : null
  const instant = kind === 'moment' ? parseInstant(text) : null
  return day ? sayDay(day) : instant ? sayInstant(instant) : text
}

/** Photos and scans: a sealed page is one or the other. */
const pageFormats: readonly string[] = ['jpg', 'png', 'pdf']

/** The files of each field, as they were looked at when their owner put them there. */
export async function readPages(
  { db, person }: { readonly db: StaffContext['db']; readonly person: { readonly _id: string } },
  pages: Pages,
): Promise<readonly Page[] | Refusal> {
  const ids = Object.values(pages).flat()
  const known = new Map<string, Attachment>()
  for (const attachment of await db.getMany('attachments', [...new Set(ids)]))
    known.set(attachment._id, attachment)
  const read: Page[] = []
  for (const [key, attachmentIds] of Object.entries(pages))
    for (const id of attachmentIds) {
      const attachment = known.get(id)
      if (attachment?.ownerId !== person._id || !attachment.check)
        return refuse('bad-input', '有照片没有上传成功，请删除后重新上传。', { path: key })
      const { name, fileId, check } = attachment
      if (!pageFormats.includes(check.format))
        return refuse('bad-input', `“${name}”不是照片或扫描件，请上传 JPG、PNG 或 PDF。`, { path: key })
      read.push({ key, name, fileId, ...check })
    }
  return read
}
