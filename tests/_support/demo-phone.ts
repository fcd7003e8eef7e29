import { newId } from '../../shared/_kernel'
import type { Block, Material } from '../../shared/posts'
import { openIdOf } from '../../local/demo/identities'
import { drawPicture } from './picture'
import type { DemoDecision, DemoPost } from './demo-posts'

type EnteredSecrets = {
  readonly appSecret: string
  readonly callback: { readonly token: string; readonly encodingAesKey: string }
}

type Answer = { data?: unknown }

async function send(url: string, body: object, headers: Record<string, string> = {}): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`)
  return response.json()
}

/** Phones of the demo's people: they call the same door as the Mini Program does. */
export function demoPhone(url: string, envId: string) {
  return (personId: string) => {
    const identity = { authorization: `Bearer openid:${openIdOf(personId)}` }

    async function call(path: string, type: 'query' | 'mutation', input?: object): Promise<unknown> {
      const event = { path, type, input, appVersion: '0.1.0' }
      const answer = (await send(`${url}/v1/functions/api?env=${envId}`, event, identity)) as Answer
      if (!('data' in answer)) throw new Error(`${personId} ${path}: ${JSON.stringify(answer)}`)
      return answer.data
    }
    const command = (path: string, input: object) =>
      call(path, 'mutation', { commandId: newId(Math.random), ...input })

    async function upload(picture: Uint8Array): Promise<string> {
      const ticket = (await command('posts.ticketPicture', { bytes: picture.byteLength })) as {
        pictureId: string
        upload: { url: string; headers: Record<string, string> }
      }
      await fetch(ticket.upload.url, {
        method: 'PUT',
        headers: ticket.upload.headers,
        body: Buffer.from(picture),
      })
      await call('posts.checkPicture', 'mutation', { pictureId: ticket.pictureId })
      return ticket.pictureId
    }

    return {
      bind: (code: string) => command('staff.bind', { code }),
      async invite(invited: string) {
        return ((await command('staff.invite', { personId: invited })) as { code: string }).code
      },
      async enterSecrets(channelId: string, { appSecret, callback }: EnteredSecrets): Promise<void> {
        for (const secret of [
          { kind: 'app-secret', appSecret },
          { kind: 'callback', ...callback },
        ])
          await command('channels.setSecret', { channelId, secret })
      },
      /** One tap on 允许 for each of these templates. */
      consent: (templateIds: readonly string[]) =>
        command('notices.noteConsent', {
          answers: templateIds.map((templateId) => ({ templateId, answer: 'accept' })),
        }),
      async handIn(post: DemoPost): Promise<string> {
        const pictureIds: string[] = []
        for (const [from, to] of post.pictures)
          pictureIds.push(await upload(drawPicture(1280, 720, from, to)))
        const postId = newId(Math.random)
        await command('posts.submit', {
          postId,
          channelId: post.channelId ?? 'group-media',
          material: materialOf(post, pictureIds),
        })
        return postId
      },
      async apply(kind: string, written: object): Promise<string> {
        const applicationId = newId(Math.random)
        await command('applications.handIn', { applicationId, kind, written, pages: {} })
        return applicationId
      },
      /** Finds the preview of an edition fine. */
      approvePreview: (editionId: string) =>
        command('publishing.answer', { editionId, fine: true, words: '' }),
      async decide(postId: string, decision: Omit<DemoDecision, 'by'>): Promise<void> {
        const { approval } = (await call('posts.detail', 'query', { postId })) as {
          approval: { id: string; digest: string; current: number }
        }
        await command('approvals.decide', {
          approvalId: approval.id,
          digest: approval.digest,
          step: approval.current,
          ...decision,
        })
      },
    }
  }
}

function materialOf(
  { paragraphs, title, author, digest, source, category }: DemoPost,
  pictureIds: string[],
): Material {
  const text = paragraphs.map((paragraph): Block => ({ kind: 'text', text: paragraph }))
  const pictures = pictureIds.map((pictureId): Block => ({ kind: 'picture', pictureId, caption: '' }))
  const blocks = [...text, ...pictures]
  return { title, author, digest, source, category, coverId: pictureIds[0] ?? null, blocks }
}
