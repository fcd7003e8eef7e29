import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { Refused } from '../gateway/http'
import type { AnswerTo, FromThread, Question, ToThread } from './reading'

export type Reader = {
  /** One question after the other. Refuses one that takes longer than the limit. */
  ask<Q extends Question>(file: string, question: Q): Promise<AnswerTo<Q>>
  close(): Promise<void>
}

export type ReaderOptions = {
  /** The bundle of `thread.ts`. */
  readonly threadFile: string
  readonly limitMs?: number
}

/** Reads databases in a thread of its own, which starts with the first question. */
export function openReader({ threadFile, limitMs = 2000 }: ReaderOptions): Reader {
  let thread: Worker | undefined
  let queue: Promise<unknown> = Promise.resolve()

  const end = async () => {
    const ended = thread
    thread = undefined
    await ended?.terminate()
  }

  async function askNow(message: ToThread): Promise<FromThread> {
    const asked = (thread ??= startThread(threadFile))
    const overdue = AbortSignal.timeout(limitMs)
    try {
      const replied = once(asked, 'message', { signal: overdue })
      asked.postMessage(message)
      const [reply] = (await replied) as [FromThread]
      return reply
    } catch (error) {
      await end()
      throw overdue.aborted ? tookTooLong(limitMs) : error
    }
  }

  return {
    async ask<Q extends Question>(file: string, question: Q) {
      const asking = queue.then(() => askNow({ file, question }))
      queue = asking.catch(() => undefined)
      const reply = await asking
      if ('refused' in reply) throw new Refused(400, reply.refused.code, reply.refused.message)
      return reply.answer as AnswerTo<Q>
    },
    close: end,
  }
}

function startThread(file: string): Worker {
  const thread = new Worker(file)
  thread.unref()
  return thread
}

function tookTooLong(limitMs: number) {
  return new Refused(408, 'TIME_LIMIT_EXCEEDED', `not found within ${limitMs / 1000} seconds`)
}
