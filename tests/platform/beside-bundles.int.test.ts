import { openIdOf } from '../../local/demo/identities'
import { anId } from '../_support/builders'
import { put } from '../_support/company'
import { openDemoCompany } from '../_support/demo-company'
import type { TestEnvironment } from '../_support/local'
import { aWorkbook, rosterHead } from '../_support/roster-file'
import { aParagraph, aWordFile } from '../_support/word-file'

// Packages that few calls need lie beside a function's bundle: here the functions run as they are deployed.

let local: TestEnvironment

beforeAll(async () => {
  local = await openDemoCompany()
})

afterAll(() => local.remove())

type Progress = { readonly state: string; readonly url: string | null }

type Ticket = { readonly importId: string; readonly upload: Parameters<typeof put>[0] }

async function ask<T>(path: string, input: object, personId = 'chen-mo'): Promise<T> {
  const event = { path, type: 'mutation', input, appVersion: '0.1.0' }
  const answer = (await local.invoke('api', event, { openId: openIdOf(personId) })) as { data?: T }
  if (answer.data === undefined) throw new Error(`${path}: ${JSON.stringify(answer)}`)
  return answer.data
}

test('the deployed function reads a Word file', async () => {
  const file = aWordFile({ body: aParagraph('中山店十周年', 'title') + aParagraph('第一段') })
  const { importId, upload } = await ask<Ticket>('posts.ticketImport', {
    commandId: anId(),
    bytes: file.byteLength,
  })
  await put(upload, file)
  expect(await ask('posts.importWord', { commandId: anId(), importId })).toMatchObject({
    title: '中山店十周年',
    blocks: [{ kind: 'text', text: '第一段' }],
  })
})

test('and it writes a table', async () => {
  const span = { from: '2026-01-01', through: '2026-01-31' }
  const jobId = anId()
  const job = { jobId, kind: 'posts', scope: { of: 'unit' }, ...span }
  let progress = await ask<Progress>('archive.beginExport', job)
  while (progress.state === 'running') progress = await ask<Progress>('archive.stepExport', { jobId })
  const table = Buffer.from(await (await fetch(progress.url ?? '')).arrayBuffer())
  expect(table.subarray(0, 2).toString()).toBe('PK')
})

test('and it reads one', async () => {
  const file = await aWorkbook([rosterHead, ['1001', '王小明', '青梧超市', null, '店员', null]])
  const wanted = { commandId: anId(), bytes: file.byteLength }
  const { jobId, upload } = await ask<Ticket & { jobId: string }>('staff.ticketRoster', wanted, 'he-jing')
  await put(upload, file)
  expect(await ask('staff.stepRoster', { jobId }, 'he-jing')).toMatchObject({ state: 'read', rows: 1 })
})
