import { currentSchemas, type Schemas } from '../../cloudfunctions/_platform/collections'
import type { Stored } from '../../shared/_kernel'
import { openCompany } from '../../ops/company'
import { migrate } from '../../ops/migrate/migrate'
import { useLocal, type TestEnvironment } from '../_support/local'

// Today's documents are all in the newest schema, so that a pretended next one of `units` shows how they come to it.

type OldUnit = Stored & { readonly name: string; readonly telephone?: string }

const next: Schemas = {
  newest: { ...currentSchemas.newest, units: 2 },
  upgrades: {
    units: {
      1: (older) => {
        const { telephone, name, ...rest } = older as OldUnit
        return { ...rest, schema: 2, names: { full: name }, phones: telephone ? [telephone] : [] } as Stored
      },
    },
  },
}

const count = 450
let local: TestEnvironment

beforeEach(async () => {
  local = await useLocal()
  const { documents } = openCompany()
  const units = Array.from({ length: count }, (_, n) => ({
    ...{ _id: `unit-${n}`, schema: 1, version: 3, name: `单位${n}` },
    ...(n % 2 === 0 && { telephone: `${n}` }),
  }))
  for (let from = 0; from < count; from += 150) await documents.add('units', units.slice(from, from + 150))
})

afterEach(() => local.remove())

test('every document comes to the newest schema, whole, and a second run finds nothing to do', async () => {
  const first = (await migrate(openCompany(), next)).find(({ name }) => name === 'units')
  expect(first).toEqual({ name: 'units', documents: count, changed: count, overtaken: 0 })
  const { documents } = openCompany()
  const [changed] = await documents.page('units', '', 1)
  expect(changed).toEqual({ _id: 'unit-0', schema: 2, version: 4, names: { full: '单位0' }, phones: ['0'] })
  const second = (await migrate(openCompany(), next)).find(({ name }) => name === 'units')
  expect(second).toEqual({ name: 'units', documents: count, changed: 0, overtaken: 0 })
})

/** The company's documents behind a network that fails for good at the `n`th replacement. */
function cutOffAt(n: number): ReturnType<typeof openCompany> {
  const { documents, ...context } = openCompany()
  let calls = 0
  const replace: typeof documents.replace = async (...change) => {
    calls += 1
    if (calls >= n) throw new Error('the network is gone')
    return documents.replace(...change)
  }
  return { ...context, documents: { ...documents, replace } }
}

test.each([1, 200, 201, count])('one that was cut off at document %i is gone on with', async (n) => {
  await expect(migrate(cutOffAt(n), next)).rejects.toThrow('the network is gone')
  const rest = (await migrate(openCompany(), next)).find(({ name }) => name === 'units')
  expect(rest).toEqual({ name: 'units', documents: count, changed: count - n + 1, overtaken: 0 })
})

test('whoever writes meanwhile is not overwritten', async () => {
  const { documents, ...context } = openCompany()
  const page: typeof documents.page = async (name, after, limit) => {
    const seen = await documents.page(name, after, limit)
    if (name === 'units' && after === '') await documents.replace(name, seen[0]!, { ...seen[0]!, schema: 1 })
    return seen
  }
  const migrated = await migrate({ ...context, documents: { ...documents, page } }, next)
  expect(migrated.find(({ name }) => name === 'units')).toMatchObject({ changed: count - 1, overtaken: 1 })
  expect((await documents.page('units', '', 1))[0]).toMatchObject({ _id: 'unit-0', schema: 1, version: 4 })
})
