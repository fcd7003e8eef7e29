import type { Verdict } from '../../../shared/approvals'
import { Cell, Sheet } from '../../_ui'
import type { ApprovalView, PostDetail } from './post-detail'

export type Act = 'more' | Verdict | 'transfer' | 'add' | 'copy' | 'comment'

type MoreSheetProps = {
  open: boolean
  detail: PostDetail
  /** What is to be decided, if anything is. */
  view: ApprovalView | null
  onChoose: (act: Act) => void
  onClose: () => void
}

type Choice = { readonly act: Act; readonly title: string; readonly note: string }

const ofPost: readonly Choice[] = [
  { act: 'changes-asked', title: '退改', note: '材料达标，请供稿人改一处；期限内保留版位' },
  { act: 'returned', title: '不达标退回', note: '写明所违条款；释放版位，提前量重新计算（G10）' },
]

const ofAll: readonly Choice[] = [{ act: 'rejected', title: '不通过', note: '到此为止，不再继续' }]

const handingOn: readonly Choice[] = [
  { act: 'transfer', title: '转交', note: '请别人替您处理，您仍能看到进展' },
  { act: 'add', title: '加签', note: '请别人也看一看，在您之前或之后' },
]

const talking: readonly Choice[] = [
  { act: 'copy', title: '抄送', note: '让别人了解，无需对方处理' },
  { act: 'comment', title: '评论', note: '说一句话或附上文件，不作决定' },
]

/** Everything but passing it at once, with what each leads to. */
export function MoreSheet({ open, detail, view, onChoose, onClose }: MoreSheetProps) {
  const isPost = view?.id === detail.approval.id
  const choices = [
    ...(view?.can.approve
      ? [{ act: 'approved', title: '通过，并写一句', note: '意见会留在审批进展里' } as const]
      : []),
    ...(view && isPost ? ofPost : []),
    ...(view ? [...ofAll, ...handingOn] : []),
    ...talking,
  ]
  return (
    <Sheet id="more-sheet" title="更多" open={open} onClose={onClose}>
      {choices.map(({ act, title, note }) => (
        <Cell key={act} id={`more-${act}`} title={title} note={note} onTap={() => onChoose(act)} />
      ))}
    </Sheet>
  )
}
