import { useState } from 'react'
import {
  api,
  chooseDocument,
  createId,
  failureOf,
  uploadFile,
  type Failure,
  type Replies,
} from '../../_platform'
import { goodCover, type Draft, type DraftBlock, type DraftPicture } from './draft'
import type { DraftDesk } from './use-draft'

type Imported = Replies['posts']['importWord']

export type ImportDesk = {
  readonly busy: boolean
  readonly failure: Failure | null
  /** What could not be taken over, once something was. */
  readonly leftOut: readonly string[] | null
  forgive(): void
  begin(): Promise<void>
}

/** Brings a Word file in: its blocks and pictures come after what is written already. */
export function useImport({ change, latest }: DraftDesk, onTitle: () => void): ImportDesk {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [leftOut, setLeftOut] = useState<readonly string[] | null>(null)

  async function begin() {
    const file = await chooseDocument(['docx', 'doc'])
    if (!file || busy) return
    setBusy(true)
    try {
      const ticket = await api.posts.ticketImport.mutate({
        commandId: createId(),
        bytes: Math.max(1, file.bytes),
      })
      if (!('importId' in ticket)) return
      await uploadFile(file, ticket)
      const imported = await api.posts.importWord.mutate({ commandId: createId(), importId: ticket.importId })
      if (!('blocks' in imported)) return
      const hadTitle = latest().title.trim() !== ''
      change((draft) => withImported(draft, imported), '已导入文档')
      if (!hadTitle && imported.title) onTitle()
      if (imported.leftOut.length > 0) setLeftOut(imported.leftOut)
    } catch (error) {
      setFailure(failureOf(error))
    } finally {
      setBusy(false)
    }
  }

  function forgive() {
    setFailure(null)
    setLeftOut(null)
  }

  return { busy, failure, leftOut, forgive, begin }
}

function withImported(draft: Draft, { title, blocks, pictures: known }: Imported): Partial<Draft> {
  const added = known.map(({ pictureId, check, url }): DraftPicture => ({
    ...{ key: pictureId, pictureId, check, url, caption: '', failed: false },
  }))
  const pictures = [...draft.pictures, ...added]
  const written = draft.blocks.filter((block) => block.kind === 'picture' || block.text.trim() !== '')
  const brought = blocks.map((block): DraftBlock =>
    block.kind === 'picture' ? { key: block.pictureId, kind: 'picture' } : { ...block, key: createId() },
  )
  return {
    title: draft.title.trim() === '' ? title : draft.title,
    blocks: [...written, ...brought],
    pictures,
    cover: goodCover({ pictures, cover: draft.cover }),
  }
}
