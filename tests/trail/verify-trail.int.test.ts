import { cloud } from '../../cloudfunctions/_platform/cloud'
import { secureRandom } from '../../cloudfunctions/_platform/hash'
import { openContext } from '../../cloudfunctions/_platform/open-context'
import { sealDays, verifyTrail } from '../../cloudfunctions/trail'
import { canonicalJson, type Instant } from '../../shared/_kernel'
import { nextEntry, newTrail, record, type TrailEntry } from '../../shared/trail'
import { companiesAfter, type TestCompany } from '../_support/company'
import { sha256 } from '../_support/domain-builders'

// X3: whoever changes the record of what happened is found out, whatever way they take.

let company: TestCompany
let postId: string

const firstDay: Instant = '2026-01-01T02:00:00.000Z'
const nextMorning: Instant = '2026-01-02T02:00:00.000Z'
const dayAfter: Instant = '2026-01-03T02:00:00.000Z'

const open = companiesAfter('two-days-sealed', firstDay, async (arranged) => {
  company = arranged
  const submitted = await company.as('lin-xiaoyu').submit()
  await company.pass(submitted.postId)
  await tickAt(nextMorning)
  await tickAt(dayAfter)
  return submitted
})

beforeEach(async () => {
  ;({
    company,
    known: { postId },
  } = await open())
})

afterEach(() => company.leave())

async function tickAt(now: Instant): Promise<void> {
  company.now = now
  const { failed } = await company.tick()
  expect(failed).toBe(0)
}

const context = () => openContext(company.now, secureRandom, null, 'test')
const verify = () => verifyTrail(context())

/** What is found, of whichever subject. */
async function found(): Promise<string[]> {
  const { breaks } = await verify()
  return breaks.map(
    ({ subjectId, what }) => `${subjectId === postId ? 'post' : (subjectId ?? 'seals')}: ${what}`,
  )
}

const stored = (collection: string) => cloud().database().collection(collection)
const remove = (collection: string, id: string) => stored(collection).doc(id).remove()
const overwrite = ({ _id, ...entry }: TrailEntry) => stored('trail').doc(_id).set(entry)

async function chain(): Promise<TrailEntry[]> {
  const where = { subjectId: postId }
  return company.db.find('trail', { where, orderBy: ['n', 'asc'], limit: 100 })
}

const at = <T>(list: readonly T[], n: number): T => {
  const entry = list.at(n)
  if (entry === undefined) throw new Error(`there is nothing at ${n}`)
  return entry
}

/** The post's whole story told anew, with another first deed, up to the head in the post itself. */
async function rewrite(): Promise<void> {
  const entries = await chain()
  let head = newTrail
  for (const [index, entry] of entries.entries()) {
    const deed = index === 0 ? { ...entry, by: { id: 'wu-fan', name: '吴凡' } } : entry
    const forged = nextEntry(postId, head, deed, sha256)
    await overwrite(forged)
    head = { n: forged.n, hash: forged.hash }
  }
  await stored('posts').doc(postId).update({ trail: head })
}

test('nothing is found where nobody tampered, and everything was read', async () => {
  const { breaks, subjects, entries, seals } = await verify()
  expect(breaks).toEqual([])
  const { total } = (await stored('trail').count()) as { total: number }
  expect(entries).toBe(total)
  expect(subjects).toBeGreaterThan(100)
  expect(seals).toBe(2)
})

test('an entry that was changed', async () => {
  const entry = at(await chain(), 1)
  await overwrite({ ...entry, details: { ...entry.details, comment: '另一句话' } })
  expect(await found()).toEqual([`post: entry 2 was changed`])
})

test('an entry that was removed', async () => {
  await remove('trail', `${postId}_2`)
  expect(await found()).toEqual(['post: entry 2 is missing'])
})

test('two entries that changed places', async () => {
  const [, second, third] = await chain()
  const { n, _id } = at([second!], 0)
  await overwrite({ ...third!, _id, n })
  await overwrite({ ...second!, _id: third!._id, n: third!.n })
  expect((await found())[0]).toBe('post: entry 2 was changed')
})

test('a tail that was cut off, with the head set back', async () => {
  const entries = await chain()
  const { _id } = at(entries, -1)
  const { n, hash } = at(entries, -2)
  await remove('trail', _id)
  expect((await found())[0]).toBe(`post: the trail ends at ${n}, not at ${n + 1}`)
  await stored('posts').doc(postId).update({ trail: { n, hash } })
  expect(await found()).toEqual([`post: entry ${n + 1} is not what was sealed on 2026-01-01`])
})

test('a subject that vanished, alone or with all that was told of it', async () => {
  await remove('posts', postId)
  expect(await found()).toEqual(['post: the subject is gone, though its trail or a seal speaks of it'])
  await stored('trail').where({ subjectId: postId }).remove()
  expect(await found()).toContain('post: the subject is gone, though its trail or a seal speaks of it')
})

test('a chain that was written anew up to the head in its subject', async () => {
  await rewrite()
  const { n } = at(await chain(), -1)
  expect(await found()).toEqual([`post: entry ${n} is not what was sealed on 2026-01-01`])
})

describe('the seals', () => {
  const sealOf = async (day: string) => {
    const found = await company.db.get('seals', day)
    if (!found) throw new Error(`${day} was not sealed`)
    return found
  }

  test('follow a day that was rewritten only with the key', async () => {
    await rewrite()
    const { heads, ...seal } = await sealOf('2026-01-01')
    const { n, hash } = at(await chain(), -1)
    const forged = heads.map((head) => (head.subjectId === postId ? { ...head, n, hash } : head))
    const told = { day: seal.day, before: seal.before, heads: forged, keyId: seal.keyId }
    await stored('seals')
      .doc(seal._id)
      .update({ heads: forged, mac: sha256(canonicalJson(told)) })
    expect(await found()).toContain('seals: the seal of 2026-01-01 was changed')
  })

  test.each([
    ['2026-01-01', 'seals: the seal of 2026-01-02 does not follow that of the day before'],
    ['2026-01-02', 'seals: the seals after 2026-01-01 are missing'],
  ])('of %s cannot be left out', async (day, what) => {
    await remove('seals', day)
    await setClockTo('2026-01-04T02:00:00.000Z')
    expect(await found()).toContain(what)
  })

  test('are made once, by whichever tick comes first, and for each day that a silent clock missed', async () => {
    company.now = '2026-01-06T02:00:00.000Z'
    await Promise.all([sealDays(context(), () => true), sealDays(context(), () => true)])
    expect(await found()).toEqual([])
    const days = await company.db.find('seals', { where: {}, orderBy: ['_id', 'asc'], limit: 100 })
    expect(days.map(({ _id }) => _id)).toEqual(['01', '02', '03', '04', '05'].map((day) => `2026-01-${day}`))
    expect(days.map(({ before }) => before)).toEqual(['', ...days.slice(0, -1).map(({ mac }) => mac)])
  })

  test('wait for five minutes past midnight, Beijing time', async () => {
    await tickAt('2026-01-03T16:04:59.000Z')
    expect(await company.db.get('seals', '2026-01-03')).toBeNull()
    await tickAt('2026-01-03T16:05:00.000Z')
    expect(await company.db.get('seals', '2026-01-03')).not.toBeNull()
  })

  test('made with a former key verify as long as that key is given', async () => {
    const former = process.env['TRAIL_KEY'] ?? ''
    process.env['TRAIL_KEY'] = 'another-key-that-guards-nothing'
    try {
      expect(await found()).toContain(
        `seals: the seal of 2026-01-01 was made with another key than those given (${sha256(former).slice(0, 8)})`,
      )
      process.env['TRAIL_KEYS_BEFORE'] = JSON.stringify([former])
      await tickAt('2026-01-04T02:00:00.000Z')
      expect(await found()).toEqual([])
      expect((await sealOf('2026-01-03')).keyId).not.toBe((await sealOf('2026-01-02')).keyId)
    } finally {
      process.env['TRAIL_KEY'] = former
      delete process.env['TRAIL_KEYS_BEFORE']
    }
  })
})

/** Time passes, and the clock does not run. */
function setClockTo(now: Instant): Promise<void> {
  company.now = now
  return company.local.setClock(now)
}

test('a trail longer than what is read at once is read to its end', async () => {
  const post = await company.db.get('posts', postId)
  let subject = post!
  const entries: TrailEntry[] = []
  for (let n = 0; n < 1100; n += 1) {
    const told = record(
      subject,
      { action: 'noted', by: { id: 'zhou-ning', name: '周宁' }, at: dayAfter, details: { n } },
      sha256,
    )
    subject = told.subject
    entries.push(told.entry)
  }
  await company.db.transact(async (tx) => {
    await tx.replace('posts', subject)
    await tx.insert('trail', ...entries.slice(0, 600))
    await tx.insert('trail', ...entries.slice(600))
  })
  expect(await found()).toEqual([])
  await remove('trail', at(entries, 1050)._id)
  expect(await found()).toEqual([`post: entry ${at(entries, 1050).n} is missing`])
})
