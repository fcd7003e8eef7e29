import { useRef, useState } from 'react'
import { measureVideo } from '../../../shared/posts'
import type { Finding } from '../../../shared/rulebooks'
import {
  api,
  chooseVideo,
  createId,
  failureOf,
  uploadFile,
  type ChosenFile,
  type Failure,
} from '../../_platform'
import type { DraftVideo } from './draft'
import { brokenBy, type ComposeChannel, type DraftDesk } from './use-draft'

/** How far the video has come, or why it came no further. */
export type VideoNote =
  | { readonly doing: 'uploading'; readonly share: number }
  | { readonly doing: 'checking' }
  | { readonly doing: 'nothing'; readonly failure: Failure }

export type VideoDesk = {
  readonly note: VideoNote | null
  /** The standards of the chosen channels that the video breaks. */
  readonly broken: readonly Finding[]
  add(): Promise<void>
  remove(): void
  /** What did not arrive is sent again. */
  retry(): void
}

/** The video of a draft: uploaded and looked at by the server as soon as it is chosen. */
export function useVideo(
  { shown, change, latest }: DraftDesk,
  channels: readonly ComposeChannel[],
): VideoDesk {
  const [note, setNote] = useState<VideoNote | null>(null)
  /** What is on its way; another one, or none, while an older upload still runs. */
  const file = useRef<ChosenFile | null>(null)

  async function send(chosen: ChosenFile) {
    file.current = chosen
    const isMeant = () => file.current === chosen
    const put = (video: Partial<DraftVideo>) =>
      change((draft) => ({ video: { ...begun(chosen), ...draft.video, ...video } }))
    change(() => ({ video: begun(chosen) }))
    setNote({ doing: 'uploading', share: 0 })
    try {
      const channelId = latest().channels[0]?.channelId ?? channels[0]?.id ?? ''
      const ticket = await api.posts.ticketVideo.mutate({
        commandId: createId(),
        bytes: chosen.bytes,
        channelId,
      })
      if ('code' in ticket) return
      await uploadFile(chosen, ticket, (share) => isMeant() && setNote({ doing: 'uploading', share }))
      if (!isMeant()) return
      setNote({ doing: 'checking' })
      const looked = await api.posts.checkVideo.mutate({ videoId: ticket.videoId })
      if (!isMeant() || 'code' in looked) return
      setNote(null)
      put({ videoId: looked.videoId, check: looked.check })
    } catch (error) {
      if (!isMeant()) return
      setNote({ doing: 'nothing', failure: failureOf(error) })
      put({ failed: true })
    }
  }

  return {
    note,
    broken: shown.video?.check ? brokenBy(measureVideo(shown.video.check), shown, channels) : [],
    async add() {
      const chosen = await chooseVideo()
      if (chosen) await send(chosen)
    },
    remove() {
      file.current = null
      setNote(null)
      change(() => ({ video: null }))
    },
    retry() {
      if (file.current) void send(file.current)
    },
  }
}

function begun({ bytes }: ChosenFile): DraftVideo {
  return { videoId: null, bytes, check: null, failed: false }
}
