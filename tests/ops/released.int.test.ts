import { readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { noteOperation } from '../../cloudfunctions/operations'
import { backUp } from '../../ops/backup/back-up'
import { restore } from '../../ops/backup/restore'
import { openCompany } from '../../ops/company'
import { version } from '../../package.json'
import { addMinutes } from '../../shared/_kernel'
import { companyIn } from '../_support/company'
import { useLocal } from '../_support/local'
import { openLivedInCompany } from './lived-in-company'
import { at } from '../publishing/sending'

// Design §3.4: what each released version stored is read by this one. `KEEP_RELEASE=1 npm test -- tests/ops/released`
// keeps what the present version stores, once, when it is released; what is kept is never made anew.

const folder = path.resolve('tests/ops/released')
/** Two days after those companies were left. */
const now = addMinutes(at.closing, 2 * 24 * 60)

if (process.env.KEEP_RELEASE) {
  beforeAll(async () => {
    const company = await openLivedInCompany()
    const dir = path.join(folder, version)
    rmSync(dir, { recursive: true, force: true })
    await backUp(openCompany(), { dir, envId: 'company', madeBy: { version, commit: null } })
    await company.leave()
  })
}

test.each(readdirSync(folder))('a company that version %s left goes on with its work', async (released) => {
  const local = await useLocal({ now })
  const { trails, brokenTrails } = await restore(openCompany(), { dir: path.join(folder, released) })
  expect({ some: trails > 10, brokenTrails }).toEqual({ some: true, brokenTrails: [] })
  await noteOperation(openCompany(), 'restore', { at: now, backup: released, state: 'released' })
  const company = companyIn(local, now)

  const [published] = await company.db.find('posts', { where: { state: 'published' }, limit: 1 })
  const detail = await company.as('chen-mo').ask('posts', 'detail', { postId: published!._id })
  expect(detail.post.state).toBe('published')
  expect(Object.values(detail.pictures).length).toBeGreaterThan(0)
  const { rules } = await company.as('chen-mo').ask('rulebooks', 'clause', { clause: 'G12' })
  const said = rules.map(({ question }) => question)
  expect(said).toEqual(['选定内容类别', expect.stringMatching(/^内容类别：.+、其他$/)])
  const { waiting } = await company.as('zhou-ning').ask('approvals', 'inbox')
  expect(waiting.map(({ title }) => title)).toContain('年货节')
  const { drafts } = await company.as('lin-xiaoyu').ask('posts', 'drafts')
  expect(drafts).toHaveLength(1)
  const everything = { scope: null, words: '', state: null, from: null, through: null, after: null }
  expect((await company.as('he-jing').ask('archive', 'search', everything)).rows).toHaveLength(3)

  const ticked = await company.tick()
  expect(ticked).toMatchObject({ failed: 0 })
  expect(ticked.done).toBeGreaterThan(0)
  await company.as('zhou-ning').decide(waiting.find(({ title }) => title === '年货节')!.subjectId)
  await company.as('chen-mo').submit({ title: '今天的新稿' })
  await local.remove()
})
