import { useState } from 'react'
import { materialLimits } from '../../../shared/posts'
import { createId, toast } from '../../_platform'
import { convertBlock, insertAfter, kindNames, moveBlock, removeBlock, replaceBlock } from './blocks'
import type { TextBlock, TextKind } from './draft'
import { partsOfPaste } from './pasted'
import type { DraftDesk } from './use-draft'

export type BlockDesk = {
  /** The block whose tools are shown; what is added comes after it. */
  readonly open: string | null
  /** The block that was added last: it takes the keyboard. */
  readonly fresh: string | null
  toggle(key: string): void
  add(kind: TextKind): void
  move(key: string, by: -1 | 1): void
  convert(key: string, kind: TextKind): void
  remove(key: string): void
  write(key: string, value: string): void
}

/** What can be done with the blocks of a draft. */
export function useBlocks({ change, typeBlock, latest, placeAfter }: DraftDesk): BlockDesk {
  const [open, setOpen] = useState<string | null>(null)
  const [fresh, setFresh] = useState<string | null>(null)

  function choose(key: string | null) {
    setOpen(key)
    placeAfter(key)
  }

  function named(key: string): string {
    const block = latest().blocks.find((each) => each.key === key)
    return block && block.kind !== 'picture' ? kindNames[block.kind] : '图片'
  }

  return {
    open,
    fresh,
    toggle: (key) => choose(open === key ? null : key),
    add(kind) {
      if (latest().blocks.length >= materialLimits.blocks)
        return toast(`一篇稿件最多 ${materialLimits.blocks} 段，请把相邻的段落合在一起`)
      const block: TextBlock = { key: createId(), kind, text: '' }
      change(({ blocks }) => ({ blocks: insertAfter(blocks, open, block) }), `已添加${kindNames[kind]}`)
      setFresh(block.key)
      choose(open === null ? null : block.key)
    },
    move: (key, by) =>
      change(
        ({ blocks }) => ({ blocks: moveBlock(blocks, key, by) }),
        `已将${named(key)}${by < 0 ? '上移' : '下移'}`,
      ),
    convert: (key, kind) =>
      change(({ blocks }) => ({ blocks: convertBlock(blocks, key, kind) }), `已改为${kindNames[kind]}`),
    remove(key) {
      change((draft) => removeBlock(draft, key), `已删除${named(key)}`)
      choose(null)
    },
    write(key, value) {
      const block = latest().blocks.find((each) => each.key === key)
      const parts = block?.kind === 'text' ? partsOfPaste(block.text, value) : null
      if (!parts) return typeBlock(key, value)
      typeBlock(key, value)
      const pasted = parts.map((part): TextBlock => ({ ...part, key: createId() }))
      change(({ blocks }) => ({ blocks: replaceBlock(blocks, key, pasted) }), '已按列表分段')
    },
  }
}
