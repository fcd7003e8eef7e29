import tcb from '@cloudbase/node-sdk'
import { useLocal, type TestEnvironment } from '../../_support/local'

let local: TestEnvironment
const posts = () => tcb.init({ env: local.envId, keepalive: true }).database().collection('posts')

beforeEach(async () => {
  local = await useLocal()
  await posts().add(
    Array.from({ length: 30 }, (_, n) => ({
      _id: `p${n}`,
      submitterId: `s${n % 3}`,
      title: `t${n}`,
      sortKey: n,
    })),
  )
})

describe('an environment, when it goes', () => {
  it('names the queries that read far more than they returned, without what they asked for', async () => {
    await posts().where({ title: 'secret' }).get()
    await posts().where({ title: 't7' }).get()
    await expect(local.remove()).rejects.toThrow(
      /posts: 30 examined for 1 returned \(2 times\), database.getDocument \{"title":"\?"\}/,
    )
  })

  it('is content with queries that an index answers, and with small scans', async () => {
    await posts().where({ submitterId: 's1' }).orderBy('sortKey', 'desc').limit(5).get()
    await posts().where({ submitterId: 's1', title: 'none' }).get()
    await posts().limit(30).get()
    await local.remove()
  })
})

test('who tests the database itself may scan', async () => {
  await local.remove()
  local = await useLocal({ mayScan: true })
  await posts().add(Array.from({ length: 30 }, (_, n) => ({ _id: `p${n}` })))
  await posts().where({ title: 'none' }).get()
  await local.remove()
})
