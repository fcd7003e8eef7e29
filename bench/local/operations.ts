import { Agent, request } from 'node:http'
import tcb from '@cloudbase/node-sdk'

const envId = 'bench'
const authors = 10

/** Of the SDK's transaction what is used here; its own type is `any`. */
type Transaction = {
  collection(name: string): {
    doc(id: string): { get(): Promise<unknown>; update(change: object): Promise<unknown> }
    add(document: object): Promise<unknown>
  }
  commit(): Promise<unknown>
}

export type Operation = (n: number) => Promise<unknown>

/** What is measured at a server that holds `documents` posts; `random` picks which. */
export function subjectAt(url: string, documents: number, random: () => number) {
  Object.assign(process.env, {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'local',
    SCF_NAMESPACE: envId,
  })
  const keys = { secretId: 'local', secretKey: 'local' }
  const app = tcb.init({ env: envId, serviceUrl: `${url}/admin`, ...keys, keepalive: true })
  const db = app.database()
  const transactions = db as unknown as { startTransaction(): Promise<Transaction> }
  const posts = db.collection('posts')
  const anyPost = () => `p${Math.floor(random() * documents)}`
  let added = 0

  const operations: Record<string, Operation> = {
    get: () => posts.doc(anyPost()).get(),
    add: () => posts.add({ ...post(documents), _id: `added-${documents}-${(added += 1)}` }),
    update: () => posts.doc(anyPost()).update({ views: db.command.inc(1) }),
    indexedPage: async () => {
      // A cursor with more than a page behind it.
      const cursor = sortKey(Math.floor(documents / 2 + (random() * documents) / 2))
      const { data } = await posts
        .where({ submitterId: author(Math.floor(random() * authors)), sortKey: db.command.lt(cursor) })
        .orderBy('sortKey', 'desc')
        .limit(20)
        .get()
      if (data.length !== 20) throw new Error(`a page of ${data.length}`)
    },
    transaction: async (n) => {
      const transaction = await transactions.startTransaction()
      // Far apart from those of the calls beside it, which would otherwise conflict.
      const id = `p${(n * 7) % documents}`
      await transaction.collection('posts').doc(id).get()
      await transaction.collection('posts').doc(id).update({ views: n })
      await transaction.collection('trail').add({ subjectId: id, n, action: 'counted' })
      await transaction.commit()
    },
  }

  const agent = new Agent({ keepAlive: true })
  const raw: Operation = () =>
    postJson(agent, `${url}/admin?env=${envId}`, {
      action: 'database.getDocument',
      collectionName: 'posts',
      query: JSON.stringify({ _id: anyPost() }),
    })

  return {
    operations,
    /** The same `get` over HTTP without the SDK. */
    raw,
    fill: async () => {
      await postJson(agent, `${url}/_local/environments`, { envId })
      for (let from = 0; from < documents; from += 500)
        await posts.add(Array.from({ length: Math.min(500, documents - from) }, (_, i) => post(from + i)))
    },
    close: () => agent.destroy(),
  }
}

function post(n: number) {
  return {
    _id: `p${n}`,
    schema: 1,
    version: 1,
    submitterId: author(n % authors),
    channelId: 'group-media',
    waitsForPlace: false,
    waitsFrom: null,
    sortKey: sortKey(n),
    title: `第 ${n} 篇：企业文化活动报道`,
    summary: '本期介绍集团上半年的重点工作、先进人物和下一阶段安排。'.repeat(4),
    views: 0,
  }
}

const author = (n: number) => `person-${n}`
const sortKey = (n: number) => `2026-01-01T00:00:00.000Z_${String(n).padStart(7, '0')}`

function postJson(agent: Agent, url: string, value: object): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers: { 'content-type': 'application/json' } })
    sent.once('error', reject)
    sent.once('response', (response) => response.resume().once('end', resolve))
    sent.end(JSON.stringify(value))
  })
}
