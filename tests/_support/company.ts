import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import { appRouter, makeApi, type AppRouter } from '../../cloudfunctions/api'
import { makeClock } from '../../cloudfunctions/clock'
import { openContext } from '../../cloudfunctions/_platform/open-context'
import { secureRandom } from '../../cloudfunctions/_platform/hash'
import type { Tick } from '../../cloudfunctions/_platform/clock-door'
import type { Instant, Refusal } from '../../shared/_kernel'
import type { Material } from '../../shared/posts'
import { openIdOf } from '../../local/demo/identities'
import { platformContext } from '../../local/demo/platform-context'
import { aMaterial, anId, aPicture } from './builders'
import { setUpDemoCompany } from './demo-company'
import { useKept, useLocal, type TestEnvironment } from './local'

type Inputs = inferRouterInputs<AppRouter>
type Outputs = inferRouterOutputs<AppRouter>

type Answer = { now: Instant; data?: unknown; refusal?: Refusal; fault?: { requestId: string } }

/** The demo company in a fresh environment, with the functions run in this process under a clock that is set by hand. */
export type TestCompany = {
  readonly local: TestEnvironment
  now: Instant
  as(personId: string): Phone
  /** Somebody of this openid whom nobody may know. */
  stranger(openId: string): Phone
  tick(): Promise<Tick>
  /** What is stored, read as an operator would. */
  readonly db: ReturnType<typeof openContext>['db']
  /** Passes a post through all three steps. */
  pass(postId: string): Promise<void>
  leave(): Promise<void>
}

/** One person's phone: calls the real door through the real SDK. */
export type Phone = {
  /** The data, or the test fails with the refusal. */
  ask<D extends keyof Outputs, P extends keyof Outputs[D] & keyof Inputs[D]>(
    domain: D,
    procedure: P,
    input?: Inputs[D][P],
  ): Promise<Exclude<Outputs[D][P], Refusal>>
  /** The refusal, or the test fails with the data. */
  refused<D extends keyof Outputs, P extends keyof Outputs[D] & keyof Inputs[D]>(
    domain: D,
    procedure: P,
    input?: unknown,
  ): Promise<Refusal>
  /** Whatever comes, for input that has no type. */
  raw(event: unknown): Promise<Answer>
  /** With its rendition, where it needs one. */
  upload(picture?: Uint8Array, rendition?: Uint8Array): Promise<string>
  /** Decides what waits for this person, after having looked at it. */
  decide(postId: string, verdict?: 'approved' | 'returned', comment?: string): Promise<void>
  /** Hands in good material with one picture. */
  submit(
    change?: Partial<Material> & { characters?: number; postId?: string; commandId?: string },
  ): Promise<Exclude<Outputs['posts']['submit'], Refusal>>
}

/** Puts a file where its ticket says, as a phone does. */
export async function put(
  { url, headers }: { readonly url: string; readonly headers: Readonly<Record<string, string>> },
  content: Uint8Array,
): Promise<void> {
  const { ok, status } = await fetch(url, { method: 'PUT', headers, body: Buffer.from(content) })
  if (!ok) throw new Error(`upload: ${status}`)
}

export async function openCompany(startsAt: Instant): Promise<TestCompany> {
  const local = await useKept(`company-${Date.parse(startsAt)}`, startsAt, async (made) => {
    await setUpDemoCompany(made, startsAt)
    await companyIn(made, startsAt).tick()
  })
  return companyIn(local, startsAt)
}

/**
 * A way to open companies that all begin as `arrange` leaves the first; each comes with what that one answered.
 * @param named differs from that of all others
 */
export function companiesAfter<Known>(
  named: string,
  startsAt: Instant,
  arrange: (company: TestCompany) => Promise<Known>,
): () => Promise<{ company: TestCompany; known: Known }> {
  let arranged: { readonly now: Instant; readonly known: Known } | undefined
  return async () => {
    if (!arranged) {
      const company = await openCompany(startsAt)
      const known = await arrange(company)
      arranged = { now: company.now, known }
      await company.local.keep(named)
    }
    const { now, known } = arranged
    return { company: companyIn(await useLocal({ now, from: named }), now), known }
  }
}

/** The company that lives in this environment, at this instant. */
export function companyIn(local: TestEnvironment, startsAt: Instant): TestCompany {
  const company: TestCompany = {
    local,
    now: startsAt,
    as: (personId) => phone(openIdOf(personId)),
    stranger: phone,
    tick: async () => {
      const clock = makeClock({ now: () => company.now })
      await local.setClock(company.now)
      return clock({}, platformContext())
    },
    db: openContext(startsAt, secureRandom, null, 'test').db,
    pass: async (postId) => {
      for (const person of ['zhou-ning', 'wu-fan', 'zheng-yi']) await company.as(person).decide(postId)
    },
    leave: () => local.remove(),
  }
  return company

  function phone(openId: string): Phone {
    const raw = async (event: unknown) => {
      const api = makeApi({ now: () => company.now })
      return (await api(event, platformContext(openId))) as Answer
    }
    const call = (domain: string, procedure: string, input: unknown) =>
      raw({
        path: `${domain}.${procedure}`,
        type: procedures[`${domain}.${procedure}`]?._def.type,
        input,
        appVersion: '0.1.0',
      })
    const self: Phone = {
      raw,
      async ask(domain, procedure, input) {
        const answer = await call(domain, String(procedure), input)
        if (!('data' in answer)) throw new Error(`${domain}.${String(procedure)}: ${JSON.stringify(answer)}`)
        return answer.data as never
      },
      async refused(domain, procedure, input) {
        const { refusal, ...answer } = await call(domain, String(procedure), input)
        if (!refusal)
          throw new Error(`${domain}.${String(procedure)} was not refused: ${JSON.stringify(answer)}`)
        return refusal
      },
      async upload(picture = aPicture(), rendition) {
        const bytes = picture.byteLength
        const { pictureId, upload, ...small } = await self.ask('posts', 'ticketPicture', {
          commandId: anId(),
          bytes,
        })
        await put(upload, picture)
        if (small.rendition && rendition) await put(small.rendition.upload, rendition)
        await self.ask('posts', 'checkPicture', { pictureId })
        return pictureId
      },
      async decide(postId, verdict = 'approved', comment = '') {
        const { approvalId, digest, step } = await onTheList(company, postId)
        const decision = {
          approvalId,
          digest,
          step,
          verdict,
          comment,
          clause: verdict === 'returned' ? 'G9' : null,
        }
        await self.ask('approvals', 'decide', { commandId: anId(), ...decision })
      },
      async submit({ postId = anId(), commandId = anId(), ...change } = {}) {
        const pictureId = await self.upload()
        const material = aMaterial({ pictures: [pictureId], ...change })
        return self.ask('posts', 'submit', { commandId, postId, channelId: 'group-media', material })
      },
    }
    return self
  }
}

/** What a row of the inbox says of a post's approval; read past the door, because most tests decide a lot. */
async function onTheList({ db }: Pick<TestCompany, 'db'>, postId: string) {
  const post = await db.get('posts', postId)
  const approval = post && (await db.get('approvals', post.approvalId))
  if (!approval) throw new Error(`there is no post ${postId} to decide on`)
  return { approvalId: approval._id, digest: approval.digest, step: approval.current }
}

type Procedure = { readonly _def: { readonly type: 'query' | 'mutation' } }

/** Every procedure behind the door by its path, as the door itself knows it. */
export const procedures = (appRouter._def as unknown as { procedures: Readonly<Record<string, Procedure>> })
  .procedures
