import { createHash } from 'node:crypto'
import type { Refusal } from '../../shared/_kernel'
import type { ClauseDraft } from '../../shared/amendments'
import type { Verdict } from '../../shared/approvals'
import { emptyMaterial, noWishes, type Material, type Wishes } from '../../shared/posts'
import type { Override } from '../../shared/rulebooks'
import type { Arrangement } from '../../shared/urgent'
import { openIdOf } from '../../local/demo/identities'
import { drawPicture, type Colour } from '../_support/picture'
import { demoPosts } from '../_support/demo-posts'
import type { TestEnvironment } from '../_support/local'

type Answer = { readonly data?: unknown; readonly refusal?: Refusal }
type Asked = { readonly id: string; readonly digest: string; readonly current: number }
type HandIn = {
  readonly channelId?: string
  readonly latest?: Wishes['latest']
  readonly commissionId?: string
}

type Ticket = {
  readonly upload: { readonly url: string; readonly headers: Readonly<Record<string, string>> }
}

export type Door = ReturnType<typeof doorOf>

/** An id, the same in every run. */
export function anIdFor(name: string): string {
  return createHash('sha256').update(name).digest('base64url').replace(/[-_]/g, '0').slice(0, 22)
}

/** The door `api`, as the phones of the demo company knock at it. */
export function doorOf(local: TestEnvironment) {
  let knocks = 0

  async function call(by: string, path: string, type: 'query' | 'mutation', input: object): Promise<unknown> {
    const event = { path, type, input, appVersion: '0.1.0' }
    const { data, ...answer } = (await local.callAs(openIdOf(by), 'api', event)) as Answer
    if (data === undefined) throw new Error(`${by} ${path}: ${JSON.stringify(answer)}`)
    return data
  }
  const tell = (by: string, path: string, input: object) => {
    knocks += 1
    return call(by, path, 'mutation', { commandId: anIdFor(`knock ${knocks}`), ...input })
  }
  const ask = (by: string, path: string, input: object) => call(by, path, 'query', input)

  async function approvalOf(postId: string): Promise<Asked> {
    return ((await ask('zhou-ning', 'posts.detail', { postId })) as { approval: Asked }).approval
  }

  async function put({ upload: { url, headers } }: Ticket, content: Uint8Array): Promise<void> {
    await fetch(url, { method: 'PUT', headers, body: Buffer.from(content) })
  }

  async function upload(by: string, [from, to]: readonly [Colour, Colour]): Promise<string> {
    const picture = drawPicture(1280, 720, from, to)
    const asked = await tell(by, 'posts.ticketPicture', { bytes: picture.byteLength })
    const ticket = asked as Ticket & { readonly pictureId: string }
    await put(ticket, picture)
    await call(by, 'posts.checkPicture', 'mutation', { pictureId: ticket.pictureId })
    return ticket.pictureId
  }

  async function materialOf(by: string, title: string): Promise<Material> {
    const words = demoPosts.find((post) => post.title === title) ?? demoPosts[title.length % demoPosts.length]
    if (!words) throw new Error('the demo company has no posts')
    const { paragraphs, pictures, author, digest, source, category } = words
    const pictureIds: string[] = []
    for (const colours of pictures) pictureIds.push(await upload(by, colours))
    const texts = paragraphs.map((text) => ({ kind: 'text', text }) as const)
    const shown = pictureIds.map((pictureId) => ({ kind: 'picture', pictureId, caption: '' }) as const)
    const coverId = pictureIds[0] ?? null
    return {
      ...emptyMaterial,
      title,
      author,
      digest,
      source,
      category,
      coverId,
      blocks: [...texts, ...shown],
    }
  }

  async function decide(
    postId: string,
    by: string,
    verdict: Verdict = 'approved',
    comment = '',
    clause: string | null = null,
  ): Promise<void> {
    const said = { verdict, comment, clause }
    const until = verdict === 'changes-asked' ? { changesDueAt: '2026-01-07T04:00:00.000Z' } : {}
    await decideOn(by, await approvalOf(postId), { ...said, ...until })
  }

  async function decideOn(by: string, { id, digest, current }: Asked, said: object): Promise<void> {
    const passed = { verdict: 'approved', comment: '', clause: null }
    await tell(by, 'approvals.decide', { approvalId: id, digest, step: current, ...passed, ...said })
  }

  return {
    tell,
    approvalOf,
    decide,
    async handIn(
      by: string,
      title: string,
      { channelId = 'group-media', latest = null, ...more }: HandIn = {},
    ): Promise<string> {
      const postId = anIdFor(title)
      const material = await materialOf(by, title)
      await tell(by, 'posts.submit', {
        postId,
        channelId,
        material,
        wishes: { ...noWishes, latest },
        ...more,
      })
      return postId
    },
    async handInAgain(by: string, postId: string, title: string): Promise<void> {
      await tell(by, 'posts.resubmit', { postId, material: await materialOf(by, title) })
    },
    /** The editor gives it another title. */
    async edit(by: string, postId: string, title: string): Promise<void> {
      const { material, approval } = (await ask(by, 'posts.detail', { postId })) as {
        readonly material: Material
        readonly approval: Asked
      }
      await tell(by, 'posts.edit', { postId, of: approval.digest, material: { ...material, title } })
    },
    async pass(postId: string): Promise<void> {
      for (const by of ['zhou-ning', 'wu-fan', 'zheng-yi']) await decide(postId, by)
    },
    async decideUrgent(by: string, postId: string, extras?: Arrangement): Promise<void> {
      const { latest } = (await ask(by, 'urgent.detail', { postId })) as { latest: { approval: Asked } }
      await decideOn(by, latest.approval, extras ? { extras } : {})
    },
    async decideAmendment(by: string, amendmentId: string): Promise<void> {
      const { approval } = (await ask(by, 'amendments.detail', { amendmentId })) as { approval: Asked }
      await decideOn(by, approval, {})
    },
    /** Sets a number of a clause in a draft, from how it stands now. */
    async amend(
      by: string,
      amendmentId: string,
      clause: string,
      figures: readonly Override[],
    ): Promise<void> {
      const { clauses } = (await ask(by, 'amendments.draft', { amendmentId })) as {
        readonly clauses: readonly { readonly id: string; readonly written: ClauseDraft }[]
      }
      const seen = clauses.find(({ id }) => id === clause)?.written
      await tell(by, 'amendments.saveClause', { amendmentId, clause, ...seen, figures, seen })
    },
    async attach(by: string, name: string, content: Uint8Array): Promise<string> {
      const asked = await tell(by, 'approvals.ticketFile', { name, bytes: content.byteLength })
      const ticket = asked as Ticket & { readonly attachmentId: string }
      await put(ticket, content)
      await call(by, 'approvals.checkFile', 'mutation', { attachmentId: ticket.attachmentId })
      return ticket.attachmentId
    },
    /** @returns the account that it is about, or that came of it; empty without one */
    async decideApplication(by: string, applicationId: string, extras?: object): Promise<string> {
      const detail = async () =>
        (await ask(by, 'applications.detail', { applicationId })) as {
          readonly approval: Asked
          readonly application: { readonly accountId: string | null }
        }
      await decideOn(by, (await detail()).approval, extras ? { extras } : {})
      return (await detail()).application.accountId ?? ''
    },
    async decideAdjustment(by: string, adjustmentId: string): Promise<void> {
      const { approval } = (await ask(by, 'adjustments.detail', { adjustmentId })) as { approval: Asked }
      await decideOn(by, approval, {})
    },
  }
}
