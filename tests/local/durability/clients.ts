import tcb from '@cloudbase/node-sdk'

// Without a mark that it runs in the cloud, the SDK asks a metadata service before every call.
process.env.TENCENTCLOUD_RUNENV = 'SCF'
process.env.TENCENTCLOUD_REGION = 'local'
process.env.SCF_NAMESPACE = 'local'

/** What the server has said is done: after a kill it has to be there. */
export type Ledger = {
  readonly notices: Set<string>
  readonly transactions: Set<string>
  /** Contents by file id. */
  readonly files: Map<string, string>
  /** Steps of the counter, one conditional update each: acknowledged, and begun. */
  counted: number
  attempted: number
}

export function emptyLedger(): Ledger {
  return { notices: new Set(), transactions: new Set(), files: new Map(), counted: 0, attempted: 0 }
}

export type App = ReturnType<typeof appAt>

export function appAt(adminUrl: string, env: string) {
  const keys = { secretId: 'local', secretKey: 'local' }
  const app = tcb.init({ env, serviceUrl: adminUrl, ...keys, keepalive: true, timeout: 5000 })
  return { app, db: app.database() }
}

/** Several clients that write until the server is gone. `round` keeps their ids apart from earlier ones. */
export async function writeUntilGone(
  at: App,
  ledger: Ledger,
  round: number,
  onDone: () => void,
): Promise<void> {
  const writers = [addNotices, addNotices, countUp, handInTriples, handInTriples, upload]
  await Promise.all(
    writers.map((write, n) => untilGone((step) => write(at, ledger, `${round}-${n}-${step}`), onDone)),
  )
}

/** Resolves at the first call that fails. */
async function untilGone(write: (step: number) => Promise<void>, onDone: () => void): Promise<void> {
  for (let step = 0; ; step += 1) {
    const done = await write(step).then(
      () => true,
      () => false,
    )
    if (!done) return
    onDone()
  }
}

async function addNotices({ db }: App, ledger: Ledger, id: string) {
  await db
    .collection('notices')
    .add({ _id: id, personId: `person-${id.length % 3}`, sortKey: id, readAt: null })
  ledger.notices.add(id)
}

async function countUp({ db }: App, ledger: Ledger) {
  const next = Math.max(ledger.attempted, ledger.counted) + 1
  const { version } = await readCounter(db)
  ledger.attempted = version + 1
  const { updated } = await db
    .collection('people')
    .where({ _id: 'counter', version })
    .update({ version: version + 1, openId: `step-${next}` })
  if (updated === 1) ledger.counted = version + 1
}

export async function readCounter(db: App['db']): Promise<{ version: number }> {
  const { data } = await db.collection('people').doc('counter').get()
  return data[0] as { version: number }
}

/** A post, its approval and its notice, together or not at all. */
async function handInTriples({ db }: App, ledger: Ledger, id: string) {
  const transaction = await db.startTransaction()
  await transaction.collection('posts').add({ _id: id, submitterId: 'chen-mo', sortKey: id })
  await transaction
    .collection('approvals')
    .add({ _id: id, subjectId: id, waitingFor: ['zhou-ning', 'wu-fan'] })
  await transaction.collection('trail').add({ _id: id, subjectId: id, n: 1 })
  await transaction.commit()
  ledger.transactions.add(id)
}

async function upload({ app }: App, ledger: Ledger, id: string) {
  const content = `the picture of ${id}`
  const { fileID } = await app.uploadFile({
    cloudPath: `pictures/${id}.txt`,
    fileContent: Buffer.from(content),
  })
  ledger.files.set(fileID, content)
}
