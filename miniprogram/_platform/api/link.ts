import { TRPCClientError, type TRPCLink } from '@trpc/client'
import { observable } from '@trpc/server/observable'
import type { AppRouter } from '../../../cloudfunctions/api'
import { hearTime } from '../clock'
import { Failed } from './failure'
import { send, type Call } from './transport'

/** One operation is one call of the function. */
export const cloudLink: TRPCLink<AppRouter> = () => (request) =>
  observable((observer) => {
    const { path, type, input } = request.op
    let listening = true
    answer({ path, type: type as Call['type'], input }).then(
      (data) => {
        if (!listening) return
        observer.next({ result: { type: 'data', data } })
        observer.complete()
      },
      (error: unknown) => {
        if (listening) observer.error(TRPCClientError.from(error as Error))
      },
    )
    return () => {
      listening = false
    }
  })

async function answer(call: Call): Promise<unknown> {
  const reply = await send(call)
  hearTime(reply.now)
  if ('refusal' in reply) throw new Failed({ kind: 'refused', refusal: reply.refusal })
  if ('fault' in reply) throw new Failed({ kind: 'fault', requestId: reply.fault.requestId })
  return reply.data
}
