import { useEffect, useRef, useState } from 'react'
import { materialLimits, measurePicture } from '../../../shared/posts'
import type { Finding } from '../../../shared/rulebooks'
import {
  api,
  choosePictures,
  createId,
  failureOf,
  makeRendition,
  uploadFile,
  type ChosenFile,
  type Failure,
} from '../../_platform'
import { goodCover, type DraftPicture } from './draft'
import { brokenBy, type ComposeChannel, type DraftDesk } from './use-draft'

const mostAtOnce = 9

/** How far a picture has come, or why it came no further. */
export type PictureNote =
  | { readonly doing: 'asking' | 'drawing' | 'checking' }
  | { readonly doing: 'uploading'; readonly share: number }
  | { readonly doing: 'nothing'; readonly failure: Failure }

export type PictureDesk = {
  add(): Promise<void>
  remove(key: string): void
  describe(key: string, caption: string): void
  makeCover(key: string): void
  /** What did not arrive is sent again. */
  retry(key: string): void
  noteOf(key: string): PictureNote | undefined
  /** The standards of the chosen channels that this picture breaks. */
  brokenBy(picture: DraftPicture): readonly Finding[]
}

/** The pictures of a draft: each is uploaded and looked at by the server as soon as it is chosen. */
export function usePictures(
  { shown, change, typeCaption }: DraftDesk,
  channels: readonly ComposeChannel[],
): PictureDesk {
  const [notes, setNotes] = useState<Readonly<Record<string, PictureNote>>>({})
  const files = useRef(new Map<string, ChosenFile>())

  function note(key: string, told: PictureNote) {
    setNotes((before) => ({ ...before, [key]: told }))
  }

  function update(key: string, patch: Partial<DraftPicture>) {
    change(({ pictures: before, cover }) => {
      const pictures = before.map((picture) => (picture.key === key ? { ...picture, ...patch } : picture))
      return { pictures, cover: goodCover({ pictures, cover }) }
    })
  }

  function put(chosen: ChosenFile): string {
    const key = createId()
    files.current.set(key, chosen)
    const added = { key, pictureId: null, url: chosen.path, caption: '', check: null, failed: false }
    change(({ pictures, cover }) => ({ pictures: [...pictures, added], cover: cover ?? key }))
    return key
  }

  async function send(key: string, chosen: ChosenFile) {
    const { bytes, path } = chosen
    note(key, { doing: 'asking' })
    const channelId = shown.channels[0]?.channelId
    const ticket = await api.posts.ticketPicture.mutate({ commandId: createId(), bytes, channelId })
    if ('code' in ticket) return
    if (ticket.rendition) note(key, { doing: 'drawing' })
    const rendition = ticket.rendition ? await makeRendition(chosen) : null
    const all = bytes + (rendition?.bytes ?? 0)
    await uploadFile(chosen, ticket, (share) =>
      note(key, { doing: 'uploading', share: (share * bytes) / all }),
    )
    if (rendition && ticket.rendition) await uploadFile(rendition, ticket.rendition)
    update(key, { pictureId: ticket.pictureId })
    await look(key, ticket.pictureId, path)
  }

  async function look(key: string, pictureId: string, shownFrom: string) {
    note(key, { doing: 'checking' })
    const looked = await api.posts.checkPicture.mutate({ pictureId })
    if (!('code' in looked)) update(key, { check: looked.check, url: shownFrom || looked.url, failed: false })
  }

  /** One that fails says why on its own line; the others go on. */
  function trying(key: string, work: Promise<void>): Promise<void> {
    return work.catch((error: unknown) => {
      note(key, { doing: 'nothing', failure: failureOf(error) })
      update(key, { failed: true })
    })
  }

  useEffect(() => {
    // A kept draft has no addresses: they are readable for two hours only.
    for (const { key, pictureId, url } of shown.pictures) {
      if (pictureId && !url) void trying(key, look(key, pictureId, ''))
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, for what was kept
  }, [])

  return {
    async add() {
      const room = materialLimits.pictures - shown.pictures.length
      const chosen = await choosePictures(Math.min(room, mostAtOnce))
      const keys = chosen.map(put)
      await Promise.all(chosen.map((file, n) => trying(keys[n] ?? '', send(keys[n] ?? '', file))))
    },
    remove(key) {
      files.current.delete(key)
      change(({ pictures, cover }) => {
        const left = pictures.filter((picture) => picture.key !== key)
        return { pictures: left, cover: goodCover({ pictures: left, cover }) }
      })
    },
    describe: typeCaption,
    makeCover: (key) => change(() => ({ cover: key })),
    retry(key) {
      const chosen = files.current.get(key)
      const pictureId = shown.pictures.find((picture) => picture.key === key)?.pictureId
      update(key, { failed: false })
      if (chosen) void trying(key, send(key, chosen))
      else if (pictureId) void trying(key, look(key, pictureId, ''))
    },
    noteOf: (key) => notes[key],
    brokenBy({ check }) {
      if (!check) return []
      const broken = brokenBy(measurePicture(check), shown, channels)
      // Of what is no picture there is nothing more to say.
      return check.width === 0 ? broken.slice(0, 1) : broken
    },
  }
}
