import { applicationKinds } from '../../cloudfunctions/application-kinds'
import { mostFields, mostPages } from '../../shared/applications'
import { knownRulebooks } from '../../shared/rulebooks/books'
import { anId, aPicture } from '../_support/builders'
import { openCompany, type TestCompany } from '../_support/company'
import { titlesWaiting } from '../approvals/at-work'
import { aPage, decide, handIn, handingIn } from './at-applications'

// G15, E4: two kinds that bring no code of their own beside their form.

let company: TestCompany

beforeEach(async () => {
  company = await openCompany('2026-01-01T02:00:00.000Z')
})

afterEach(() => company.leave())

const contest = {
  event: '全省零售品牌评选',
  organiser: '省商业联合会',
  sort: '参评',
  inNameOf: '公司',
  from: '2026-01-10',
  through: '2026-02-10',
  reason: '展示公司形象，扩大影响',
}

const contact = { name: '李可', company: '云岭茶业', sort: '供应商', reason: '商谈春茶采购' }

test('a contest is signed by the unit’s head, and agreed to by the WeChat department, before it begins (G15)', async () => {
  const sealed = [await aPage(company, 'gao-yuan')]
  const id = await handIn(company, 'gao-yuan', { kind: 'contest', written: contest, pages: { sealed } })
  expect(await titlesWaiting(company, 'liu-fang')).toEqual(['参评、投票与宣传：全省零售品牌评选'])
  await decide(company, 'liu-fang', id)
  await decide(company, 'zheng-yi', id)
  const { application } = await company.as('gao-yuan').ask('applications', 'detail', { applicationId: id })
  expect(application).toMatchObject({ state: 'approved', clause: 'G15' })
  const late = handingIn({ kind: 'contest', written: { ...contest, from: '2025-12-31' }, pages: { sealed } })
  expect(await company.as('gao-yuan').refused('applications', 'handIn', late)).toMatchObject({ path: 'from' })
})

test('a contact is agreed to by the head; what the head asks for, by the administration (E4)', async () => {
  const id = await handIn(company, 'gao-yuan', { kind: 'contact', written: contact })
  await decide(company, 'liu-fang', id)
  const own = await handIn(company, 'liu-fang', { kind: 'contact', written: contact })
  expect(await titlesWaiting(company, 'liu-fang')).toEqual([])
  await decide(company, 'he-jing', own)
})

test('what was put into a form is shown again: a photo, of a scan its name', async () => {
  const gao = company.as('gao-yuan')
  const again = (attachmentId: string) => gao.ask('approvals', 'checkFile', { attachmentId })
  const photo = await again(await aPage(company, 'gao-yuan'))
  const shown = await fetch(photo.url ?? '')
  expect(new Uint8Array(await shown.arrayBuffer())).toEqual(new Uint8Array(aPicture()))
  const scan = await aPage(company, 'gao-yuan', Buffer.from('%PDF-1.7\n1 0 obj\n'))
  expect(await again(scan)).toMatchObject({ attachmentId: scan, name: '盖章页.png', url: null })
})

test('a form says who will decide, and an unknown one is refused', async () => {
  const page = await company.as('gao-yuan').ask('applications', 'form', { kind: 'contest', accountId: null })
  expect(page.steps).toEqual([
    { title: '单位负责人签字', names: ['刘芳'] },
    { title: '微信部门同意', names: ['郑毅'] },
  ])
  const unknown = { kind: 'nothing', accountId: null }
  expect(await company.as('gao-yuan').refused('applications', 'form', unknown)).toMatchObject({
    code: 'not-found',
  })
})

test.each([
  ['a field that no form has', { stranger: 'x' }, 'stranger'],
  ['a choice that is none', { sort: '间谍' }, 'sort'],
  ['an empty one', { name: '   ' }, 'name'],
  ['too much', { reason: '长'.repeat(301) }, 'reason'],
])('%s is refused where it is', async (_, written, path) => {
  const asking = handingIn({ kind: 'contact', written: { ...contact, ...written } })
  expect(await company.as('gao-yuan').refused('applications', 'handIn', asking)).toMatchObject({ path })
})

test('offices are named by admins, and somebody who is not on the staff is no office', async () => {
  const name = { commandId: anId(), role: 'administration' as const, people: ['nobody'] }
  expect(await company.as('he-jing').refused('applications', 'setOffice', name)).toMatchObject({
    code: 'not-found',
  })
  const { offices } = await company.as('he-jing').ask('applications', 'setOffice', {
    ...{ ...name, commandId: anId(), people: ['sun-li', 'he-jing'] },
  })
  expect(offices[1]?.people).toHaveLength(2)
  expect(await company.as('zheng-yi').refused('applications', 'setOffice', name)).toMatchObject({
    code: 'not-allowed',
  })
})

test('every form names a clause that a regulation has, and asks for no more than the door takes', () => {
  const clauses = knownRulebooks.flatMap((book) => book.clauses.map(({ id }) => id))
  for (const { form } of applicationKinds) {
    expect(clauses).toContain(form.clause)
    expect(form.fields.length).toBeLessThanOrEqual(mostFields)
    expect(form.steps.length).toBeGreaterThan(0)
    for (const field of form.fields)
      if (field.kind === 'pages') expect(field.limit).toBeLessThanOrEqual(mostPages)
  }
  const kinds = applicationKinds.map(({ form }) => form.kind)
  expect(new Set(kinds).size).toBe(kinds.length)
})
