import { newId, type Day, type Instant } from '../../shared/_kernel'
import type { Verdict } from '../../shared/approvals'
import { noWishes, type Material } from '../../shared/posts'
import { demoCompany } from './company'
import type { Office } from './office'
import type { Planned } from './plan'
import { drawScene } from './scene'
import { seeded } from './seeded'
import { materialOf, type Author } from './stories'

/** What people do, in words of the company; posts are called by their titles. */
export type CompanyAtWork = ReturnType<typeof companyAtWork>

export type Decided = {
  readonly verdict: Verdict
  readonly comment?: string
  readonly clause?: string
  readonly changesDueAt?: Instant
  /** Of a request, what makes it another than those of its kind. */
  readonly extras?: unknown
}

export function companyAtWork(office: Office) {
  const handedIn = new Map<string, { postId: string; by: string; material: Material }>()
  const pictures = new Map<string, readonly string[]>()

  function post(title: string) {
    const found = handedIn.get(title)
    if (!found) throw new Error(`nobody handed in ${title}`)
    return found
  }

  async function upload(by: string, name: string, content: Uint8Array): Promise<string> {
    const ask = office.as(by, name)
    const ticket = await ask('posts', 'ticketPicture', { bytes: content.byteLength })
    await put(ticket.upload, content)
    await ask('posts', 'checkPicture', { pictureId: ticket.pictureId })
    return ticket.pictureId
  }

  return {
    office,
    idOf: (title: string) => post(title).postId,

    /** The pictures of a post are there before it is written. */
    async drawFor({ story }: Planned): Promise<void> {
      const names = [1, 2, 3].map((nth) => `${story.title} ${nth}`)
      const ids = names.map((name) => upload(story.by, name, drawScene(story.scene, name)))
      pictures.set(story.title, await Promise.all(ids))
    },

    async handIn(
      { story, channelId, turn }: Planned,
      more: { readonly commissionId?: string } = {},
    ): Promise<void> {
      const { by, title } = story
      const material = materialOf(story, authorOf(by), pictures.get(title) ?? [], office.now)
      const postId = idFor(`post ${title}`)
      const wishes = { ...noWishes, ...turn?.wishes }
      await office.as(by)('posts', 'submit', { postId, channelId, material, wishes, ...more })
      handedIn.set(title, { postId, by, material })
    },

    async handInAgain(title: string, change: Partial<Material>): Promise<void> {
      const { postId, by, material } = post(title)
      await office.as(by)('posts', 'resubmit', { postId, material: { ...material, ...change } })
    },

    async edit(title: string, by: string, change: Partial<Material>): Promise<void> {
      const { postId, material } = post(title)
      const { approval } = await office.as(by)('posts', 'detail', { postId })
      await office.as(by)('posts', 'edit', {
        postId,
        of: approval.digest,
        material: { ...material, ...change },
      })
    },

    /** Decides what waits for this person about this post, or whatever else bears this id. */
    async decide(by: string, subjectId: string, kind: string, decided: Decided): Promise<void> {
      const { waiting } = await office.as(by)('approvals', 'inbox')
      const item = waiting.find((each) => each.subjectId === subjectId && each.kind === kind)
      if (!item) throw new Error(`${office.now}: no ${kind} ${subjectId} waits for ${by}`)
      const { approvalId, digest, step } = item
      const { comment = '', clause = null, changesDueAt = null, ...rest } = decided
      await office.as(by)('approvals', 'decide', {
        ...{ approvalId, digest, step, comment, clause, ...rest },
        ...(changesDueAt !== null && { changesDueAt }),
      })
    },

    /** Passes every post that waits for this person, but those whose titles are given. */
    async passAll(
      by: string,
      but: (title: string) => boolean,
      comment: (title: string) => string,
    ): Promise<void> {
      const { waiting } = await office.as(by)('approvals', 'inbox')
      const passing = waiting.filter(
        ({ kind, title, actsFor }) => kind === 'post' && actsFor === null && !but(title),
      )
      for (const { approvalId, digest, step, title } of passing) {
        await office.as(by)('approvals', 'decide', {
          ...{ approvalId, digest, step, verdict: 'approved' as const, clause: null },
          comment: comment(title),
        })
      }
    },

    /** The approval that is open about this post. */
    async approvalOf(title: string, as: string): Promise<string> {
      return (await office.as(as)('posts', 'detail', { postId: post(title).postId })).approval.id
    },

    async attach(by: string, name: string, content: Uint8Array): Promise<string> {
      const ticket = await office.as(by)('approvals', 'ticketFile', { name, bytes: content.byteLength })
      await put(ticket.upload, content)
      await office.as(by)('approvals', 'checkFile', { attachmentId: ticket.attachmentId })
      return ticket.attachmentId
    },
  }
}

/** The same on every run. */
export function idFor(name: string): string {
  return newId(seeded(name))
}

export function editionOn(channelId: string, day: Day): string {
  return `${channelId}_${day}_1`
}

function authorOf(personId: string): Author {
  const person = demoCompany.people.find(({ _id }) => _id === personId)
  const unit = demoCompany.units.find(({ _id }) => _id === person?.unitId)
  if (!person || !unit) throw new Error(`nobody is called ${personId}`)
  return { name: person.name, unitId: unit._id, unitName: unit.name }
}

type Upload = { readonly url: string; readonly headers: Readonly<Record<string, string>> }

async function put({ url, headers }: Upload, content: Uint8Array): Promise<void> {
  const { ok, status } = await fetch(url, { method: 'PUT', headers, body: Buffer.from(content) })
  if (!ok) throw new Error(`upload: ${status}`)
}
