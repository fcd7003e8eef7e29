import { useRef, useState } from 'react'
import { canonicalJson, type Id } from '../../../shared/_kernel'
import type { DraftChannel } from '../../../shared/posts'
import { api, createId, failureOf, queryClient, type Failure, type Replies } from '../../_platform'
import { materialOf, type Draft } from './draft'
import type { ComposeChannel } from './use-draft'

type Receipt = Replies['posts']['submit']

/** What one channel answered. */
export type Outcome = {
  readonly postId: string
  readonly channelName: string
  readonly receipt: Receipt | null
  readonly failure: Failure | null
}

type Target = { readonly channel: Pick<ComposeChannel, 'id' | 'name'>; readonly chosen: DraftChannel }

export type HandIn = {
  readonly busy: boolean
  /** What is being done at present. */
  readonly progress: string | null
  /** Why the one channel did not accept it. */
  readonly failure: Failure | null
  /** What each of several channels answered. */
  readonly outcomes: readonly Outcome[] | null
  forgive(): void
  /** The posts that were accepted: each channel is asked for itself, and one that refuses stops none of the others. */
  send(draft: Draft, targets: readonly Target[]): Promise<readonly string[]>
}

/**
 * Hands in a new post, or a returned one again. Every channel's post is a command of its own, whose id is kept until
 * it is answered, so that the same tap again hands in once (decision 7).
 */
export function useHandIn(again: boolean): HandIn {
  const [progress, setProgress] = useState<string | null>(null)
  const [outcomes, setOutcomes] = useState<readonly Outcome[] | null>(null)
  const commands = useRef(new Map<string, { id: Id; wanted: string }>())
  const underWay = useRef(false)

  function commandFor(postId: string, wanted: string): Id {
    const pending = commands.current.get(postId)
    const id = pending?.wanted === wanted ? pending.id : createId()
    commands.current.set(postId, { id, wanted })
    return id
  }

  async function sendTo({ chosen, channel }: Target, draft: Draft): Promise<Outcome> {
    const { postId, wishes, commissionId = null } = chosen
    const post = { postId, material: materialOf(draft), wishes }
    const command = { ...post, commandId: commandFor(postId, canonicalJson(post)) }
    const about = { postId, channelName: channel.name }
    try {
      const receipt = again
        ? await api.posts.resubmit.mutate(command)
        : await api.posts.submit.mutate({
            ...command,
            channelId: channel.id,
            submissionId: draft.id,
            commissionId,
          })
      commands.current.delete(postId)
      queryClient.setQueryData(receiptKey(postId), receipt)
      return { ...about, receipt: receipt as Receipt, failure: null }
    } catch (error) {
      const failure = failureOf(error)
      if (failure.kind === 'refused') commands.current.delete(postId)
      const arrived = failure.kind === 'refused' ? null : await arrivedReceipt(postId).catch(() => null)
      return { ...about, receipt: arrived, failure: arrived ? null : failure }
    }
  }

  async function send(draft: Draft, targets: readonly Target[]): Promise<readonly string[]> {
    if (underWay.current) return []
    underWay.current = true
    setOutcomes(null)
    const answered: Outcome[] = []
    for (const target of targets) {
      setProgress(targets.length > 1 ? `正在提交到${target.channel.name}` : '正在提交')
      answered.push(await sendTo(target, draft))
    }
    underWay.current = false
    setProgress(null)
    setOutcomes(answered)
    return answered.flatMap(({ postId, receipt }) => (receipt ? [postId] : []))
  }

  const [only] = outcomes ?? []
  return {
    busy: progress !== null,
    progress,
    failure: outcomes?.length === 1 ? (only?.failure ?? null) : null,
    outcomes: outcomes && outcomes.length > 1 ? outcomes : null,
    forgive: () => setOutcomes(null),
    send,
  }
}

/** After silence: what became of the post, if it did arrive. */
async function arrivedReceipt(postId: string): Promise<Receipt | null> {
  try {
    const detail = await api.posts.detail.query({ postId })
    if (!('post' in detail)) return null
    const { post } = detail
    // Still waiting to be handed in again: it did not arrive.
    if (post.state === 'returned' || post.state === 'changes-asked') return null
    const { id, channelName, place } = post
    return {
      postId: id,
      channelName,
      day: place?.day ?? null,
      opensAt: place?.opensAt ?? null,
      message: '',
    } as Receipt
  } catch (error) {
    if (failureOf(error).kind === 'refused') return null
    throw error
  }
}

/** What the server answered to the submission, for the screen that shows the post afterwards. */
export function receiptOf(postId: string): Receipt | undefined {
  return queryClient.getQueryData<Receipt>(receiptKey(postId))
}

function receiptKey(postId: string): readonly string[] {
  return ['receipt', postId]
}
