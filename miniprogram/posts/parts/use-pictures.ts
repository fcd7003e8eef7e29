import { useEffect } from 'react'
import { materialLimits } from '../../../shared/posts'
import { api, choosePictures, createId, failureOf, sayFailure, toast, uploadPicture } from '../../_platform'
import type { ChosenPicture } from '../../_platform'
import { goodCover, type DraftPicture } from './draft'
import type { DraftDesk } from './use-draft'

const mostAtOnce = 9

export type PictureDesk = {
  add(): Promise<void>
  remove(key: string): void
  describe(key: string, caption: string): void
  makeCover(key: string): void
}

/** The pictures of a draft: each is uploaded and looked at by the server as soon as it is chosen. */
export function usePictures({ shown, change }: DraftDesk): PictureDesk {
  function update(key: string, patch: Partial<DraftPicture>) {
    change(({ pictures: before, cover }) => {
      const pictures = before.map((picture) => (picture.key === key ? { ...picture, ...patch } : picture))
      return { pictures, cover: goodCover({ pictures, cover }) }
    })
  }

  async function take(chosen: ChosenPicture) {
    const key = createId()
    const added = { key, pictureId: null, url: chosen.path, caption: '', check: null, failed: false }
    change(({ pictures, cover }) => ({ pictures: [...pictures, added], cover: cover ?? key }))
    try {
      const { bytes } = chosen
      const channelId = shown.channels[0]?.channelId
      const ticket = await api.posts.ticketPicture.mutate({ commandId: createId(), bytes, channelId })
      if ('code' in ticket) return
      await uploadPicture(chosen, ticket)
      update(key, { pictureId: ticket.pictureId })
      await look(key, ticket.pictureId, chosen.path)
    } catch (error) {
      update(key, { failed: true })
      toast(sayFailure(failureOf(error)))
    }
  }

  async function look(key: string, pictureId: string, shownFrom: string) {
    const looked = await api.posts.checkPicture.mutate({ pictureId })
    if ('code' in looked) return
    update(key, { check: looked.check, url: shownFrom || looked.url })
  }

  useEffect(() => {
    // A kept draft has no addresses: they are readable for two hours only.
    for (const { key, pictureId, url } of shown.pictures) {
      if (pictureId && !url) look(key, pictureId, '').catch(() => update(key, { failed: true }))
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, for what was kept
  }, [])

  return {
    async add() {
      const room = materialLimits.pictures - shown.pictures.length
      const chosen = await choosePictures(Math.min(room, mostAtOnce))
      await Promise.all(chosen.map(take))
    },
    remove(key) {
      change(({ pictures, cover }) => {
        const left = pictures.filter((picture) => picture.key !== key)
        return { pictures: left, cover: goodCover({ pictures: left, cover }) }
      })
    },
    describe: (key, caption) => update(key, { caption }),
    makeCover: (key) => change(() => ({ cover: key })),
  }
}
