import { useRef } from 'react'
import type { Material } from '../../../shared/posts'
import { api, failureOf, queryClient, useCommand, type Failure, type Replies } from '../../_platform'

export type HandIn = {
  readonly busy: boolean
  readonly failure: Failure | null
  forgive(): void
  /** True when it was accepted. */
  send(channelId: string, material: Material): Promise<boolean>
}

type Receipt = Replies['posts']['submit']

/** Hands in a new post, or a returned one again. */
export function useHandIn(postId: string, again: boolean): HandIn {
  const arrived = useRef(false)
  const command = useCommand(
    ({ channelId, ...post }: { commandId: string; postId: string; channelId: string; material: Material }) =>
      again ? api.posts.resubmit.mutate(post) : api.posts.submit.mutate({ ...post, channelId }),
    async () => {
      arrived.current = await hasArrived(postId)
    },
  )

  async function send(channelId: string, material: Material): Promise<boolean> {
    arrived.current = false
    const receipt = await command.send({ postId, channelId, material })
    if (receipt) queryClient.setQueryData(receiptKey(postId), receipt)
    return receipt !== null || arrived.current
  }

  return { ...command, send }
}

/** After silence: whether the post did arrive. */
async function hasArrived(postId: string): Promise<boolean> {
  try {
    const detail = await api.posts.detail.query({ postId })
    return 'post' in detail && detail.post.state !== 'returned'
  } catch (error) {
    if (failureOf(error).kind === 'refused') return false
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
