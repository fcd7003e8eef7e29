import { anId } from '../_support/builders'
import { procedures } from '../_support/company'
import { phoneOf, type Actor } from './actors'
import { replacements, withLeaf, leavesOf, type Path } from './attacks'
import { expected, type Row } from './permissions.expected'
import { openWorld, type World } from './world'

let world: World

beforeAll(async () => {
  world = await openWorld()
})

afterAll(() => world.company.leave())

const withInput = Object.entries(expected).filter(([, { input }]) => input.length > 0 || takesInput(input))

/** Each leaf of each input is replaced by what an attacker would send; whoever may, sends it. */
describe.each(withInput)('%s', (procedure, row) => {
  it.each(Object.keys(replacements))('refuses %s in every field, and nothing changes', async (name) => {
    const before = await everythingStored()
    for (const path of leavesOf(row.input(world))) {
      const answer = await send(procedure, row, path, replacements[name]?.())
      expect({ path, answer }).toEqual({ path, answer: expect.stringMatching(/^(bad-input|not-found)$/) })
    }
    expect(await everythingStored()).toEqual(before)
  })

  it('refuses a field that it does not know', async () => {
    const input = { ...(row.input(world) as object), isAdmin: true }
    expect(await codeOf(procedure, input, firstOf(row))).toBe('bad-input')
  })
})

describe('an identity in the event', () => {
  it.each([
    ['openId', { openId: 'o-he-jing' }],
    ['userInfo', { userInfo: { openId: 'o-he-jing', appId: 'wx' } }],
    ['WX_OPENID', { WX_OPENID: 'o-he-jing', environment: '{"WX_OPENID":"o-he-jing"}' }],
  ])('by %s counts for nothing', async (_, claim) => {
    const call = { path: 'staff.roster', type: 'query', appVersion: '0.1.0', ...claim }
    const { refusal } = await phoneOf(world.company, 'submitter').raw(call)
    expect(refusal?.code).toBe('not-allowed')
  })
})

describe('a path that is no procedure', () => {
  it.each([
    '',
    'posts',
    'posts.',
    '__proto__',
    'constructor.prototype',
    'posts.__proto__',
    'toString',
    '../api',
  ])('%j is not found', async (path) => {
    const { refusal } = await phoneOf(world.company, 'submitter').raw({
      path,
      type: 'query',
      appVersion: '0.1.0',
    })
    expect(refusal?.code).toBe('not-found')
  })

  it.each([
    null,
    7,
    'posts.mine',
    [],
    { path: ['posts', 'mine'] },
    { path: 'posts.mine', type: 'subscription' },
  ])('an event that is no call: %j', async (event) => {
    const { refusal } = await phoneOf(world.company, 'submitter').raw(event)
    expect(refusal?.code).toBe('bad-input')
  })
})

it('a command of somebody else, sent again by another person, does nothing', async () => {
  const { company, postId, material } = world
  const { commands } = (await company.db.get('posts', postId))!
  const again = { commandId: commands[0], postId, channelId: 'group-media', material }
  expect((await company.as('chen-mo').refused('posts', 'submit', again)).code).not.toBe('fault')
  expect((await company.db.get('posts', postId))?.submitterId).toBe('gao-yuan')
})

test('a decision of somebody else, sent again by another approver, is neither theirs nor told to have been made', async () => {
  const { company } = world
  const { postId } = await company.as('gao-yuan').submit({ title: '另一篇' })
  const { approval } = await company.as('zhou-ning').ask('posts', 'detail', { postId })
  const { id: approvalId, digest, current: step } = approval
  const said = { verdict: 'approved', comment: '', clause: null } as const
  const decision = { commandId: anId(), approvalId, digest, step, ...said }
  await company.as('zhou-ning').ask('approvals', 'decide', decision)
  expect((await company.as('wu-fan').refused('approvals', 'decide', decision)).code).toBe('stale')
  expect((await company.as('chen-mo').refused('approvals', 'decide', decision)).code).toBe('stale')
  expect(await company.as('zhou-ning').ask('approvals', 'decide', decision)).toMatchObject({ state: 'open' })
})

test('signs that nobody sees, and those that turn a text around, are taken out of what people write', async () => {
  const editor = phoneOf(world.company, 'editor')
  const said = { approvalId: world.approval.id, text: '请看\u202e\u200b附件\u0000', attachmentIds: [] }
  const { comments } = await editor.ask('approvals', 'comment', { commandId: anId(), ...said })
  expect(comments.map(({ text }) => text)).toEqual(['请看附件'])
  const hold = { commandId: anId(), postId: world.postId, reason: '\u2066\u200b' }
  expect(await editor.refused('desk', 'hold', hold)).toMatchObject({ code: 'bad-input', path: 'reason' })
})

function takesInput(input: Row['input']): boolean {
  return typeof input({ approval: {}, material: {} } as World) === 'object'
}

async function send(procedure: string, row: Row, path: Path, value: unknown): Promise<string> {
  return codeOf(procedure, withLeaf(row.input(world), path, value), firstOf(row))
}

async function codeOf(path: string, input: unknown, actor: Actor): Promise<string> {
  const call = { path, type: procedures[path]?._def.type, input, appVersion: '0.1.0' }
  const { refusal, fault } = await phoneOf(world.company, actor).raw(call)
  return fault ? 'fault' : (refusal?.code ?? 'let in')
}

/** Where the row lets nobody in, anybody on the staff is asked for as good a reason. */
function firstOf({ may }: Row): Actor {
  return may[0] ?? 'submitter'
}

/** How often anything was written down, and how many documents there are: with both unchanged, nothing has changed. */
async function everythingStored(): Promise<unknown> {
  const { local } = world.company
  return { writes: await local.writes(), documents: await local.documents() }
}
