import { Cell } from './Cell'
import type { HandOn } from './HandOnSheet'
import { Sheet } from './Sheet'

/** What can be done with a request of any kind beside deciding it. */
export type BesideAct = HandOn | 'comment'

export type Choice<A extends string> = { readonly act: A; readonly title: string; readonly note: string }

type MoreSheetProps<A extends string> = {
  open: boolean
  /** Ways to decide that are this request's own, before what all have. */
  own: readonly Choice<A>[]
  /** Whether it is this person's turn, so that somebody else may take it or look as well. */
  mayHandOn: boolean
  onChoose: (act: A | BesideAct) => void
  onClose: () => void
}

const handingOn: readonly Choice<BesideAct>[] = [
  { act: 'transfer', title: '转交', note: '请别人替您处理，您仍能看到进展' },
  { act: 'add', title: '加签', note: '请别人也看一看，在您之前或之后' },
]

const talking: readonly Choice<BesideAct>[] = [
  { act: 'copy', title: '抄送', note: '让别人了解，无需对方处理' },
  { act: 'comment', title: '评论', note: '说一句话或附上文件，不作决定' },
]

/** Everything but passing it at once, with what each leads to. */
export function MoreSheet<A extends string>(props: MoreSheetProps<A>) {
  const { open, own, mayHandOn, onChoose, onClose } = props
  const choices: readonly Choice<A | BesideAct>[] = [...own, ...(mayHandOn ? handingOn : []), ...talking]
  return (
    <Sheet id="more-sheet" title="更多" open={open} onClose={onClose}>
      {choices.map(({ act, title, note }) => (
        <Cell key={act} id={`more-${act}`} title={title} note={note} onTap={() => onChoose(act)} />
      ))}
    </Sheet>
  )
}
