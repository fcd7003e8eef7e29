import { useState, type ReactNode } from 'react'
import { go, toast, type Replies } from '../../_platform'
import { draftOf } from './draft'
import { KeptForm } from './KeptForm'
import { recordOf } from './kept-draft'
import type { HandIn } from './use-hand-in'

type Compose = Replies['posts']['compose']

type AgainFormProps = {
  compose: Compose
  again: NonNullable<Compose['again']>
  refresh: () => Promise<unknown>
  sendText: string
  handIn: HandIn
  /** Above the fields. */
  children: ReactNode
}

/**
 * A post that was handed in before, on its way to its next revision. The draft is of one revision: what was written on
 * an older one does not come up in a newer one.
 */
export function AgainForm(props: AgainFormProps) {
  // Bringing the other device's draft begins the form anew.
  const [turn, setTurn] = useState(0)
  const { draftId } = props.again
  return <Form key={`${draftId} ${turn}`} {...props} onTheirs={() => setTurn(turn + 1)} />
}

type FormProps = AgainFormProps & { onTheirs: () => void }

function Form({ compose, again, refresh, children, onTheirs, ...form }: FormProps) {
  const { me, channels, draft } = compose
  const { draftId, postId, channelId, placedOn, wishes, material, pictures, video, editing } = again
  const [start] = useState(() =>
    recordOf(me.id, draftId, draft, () =>
      draftOf(draftId, [{ channelId, postId, wishes }], material, pictures, video),
    ),
  )

  function copied() {
    toast('这一份已另存到草稿箱')
    refresh().then(onTheirs, onTheirs)
  }

  return (
    <KeptForm
      {...form}
      refresh={refresh}
      compose={{ me, draft, channels: channels.filter(({ id }) => id === channelId) }}
      start={start}
      isEdit={editing !== null}
      placedOn={placedOn}
      onDone={go.back}
      onTheirs={onTheirs}
      onCopied={me.maySubmit ? copied : undefined}
    >
      {children}
    </KeptForm>
  )
}
