import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { isRefusal } from '../../shared/_kernel'
import { procedures } from '../_support/company'
import { actors, phoneOf, type Actor } from './actors'
import { expected, type Row } from './permissions.expected'
import { permissionsPage } from './permissions-page'
import { openWorld, type World } from './world'

const page = path.join(__dirname, '..', '..', 'docs', 'permissions.md')
const everyActor = Object.keys(actors) as Actor[]

let world: World

beforeAll(async () => {
  world = await openWorld()
})

afterAll(() => world.company.leave())

it('every procedure has its row, and every row its procedure', () => {
  expect(Object.keys(expected).sort()).toEqual(Object.keys(procedures).sort())
})

describe.each(Object.entries(expected))('%s', (procedure, row) => {
  it.each(everyActor)('asked by the %s', async (actor) => {
    expect(await knock(procedure, row, actor)).toBe(row.may.includes(actor) ? 'may' : refusalOf(row, actor))
  })
})

it('the page that tells people is of this very table', () => {
  const told = permissionsPage(expected)
  if (process.env.WRITE_DOCS) writeFileSync(page, told)
  expect(readFileSync(page, 'utf8')).toBe(told)
})

/** The code of the refusal if it is one of the person's; 'may' for whatever else comes. */
async function knock(procedure: string, row: Row, actor: Actor): Promise<string> {
  const { data, refusal, fault } = await phoneOf(world.company, actor).raw({
    path: procedure,
    type: procedures[procedure]?._def.type,
    input: row.input(world),
    appVersion: '0.1.0',
  })
  if (fault) return 'fault'
  if (!refusal) return isRefusal(data) ? 'a refusal in the data' : 'may'
  const isAboutThePerson = [row.refusal, 'not-bound', ...(row.hiddenFrom ? ['not-found'] : [])]
  return isAboutThePerson.includes(refusal.code) ? refusal.code : 'may'
}

function refusalOf(row: Row, actor: Actor): string {
  if (actor === 'stranger' || actor === 'leaver') return 'not-bound'
  return row.hiddenFrom?.includes(actor) ? 'not-found' : row.refusal
}
