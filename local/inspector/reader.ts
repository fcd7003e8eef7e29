import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { Refused } from '../gateway/http'
import type { Answer, AnswerTo, Question, Request } from './reading'

export type Reader = {
  /** One question after the other. Refuses one that takes longer than the limit. */
  ask<Q extends Question>(file: string, question: Q): Promise<AnswerTo<Q>>
  close(): Promise<void>
}

export type ReaderOptions = {
  /** The bundle of `reading-process.ts`. */
  readonly processFile: string
  readonly limitMs?: number
}

/**
 * Reads databases in a process of its own, which starts with the first question. (Not a thread: one that is ended
 * inside SQLite takes this process with it.)
 */
export function openReader({ processFile, limitMs = 3000 }: ReaderOptions): Reader {
  let child: ChildProcess | undefined
  let queue: Promise<unknown> = Promise.resolve()

  const end = async () => {
    const ending = child
    child = undefined
    if (ending?.exitCode !== null || ending.signalCode !== null) return
    const ended = once(ending, 'exit')
    ending.kill('SIGKILL')
    await ended
  }

  async function askNow(request: Request): Promise<Answer> {
    if (!child?.connected) child = startReading(processFile)
    const asked = child
    const overdue = AbortSignal.timeout(limitMs)
    const over = new AbortController()
    const signal = AbortSignal.any([overdue, over.signal])
    try {
      const replied = once(asked, 'message', { signal })
      const gone = once(asked, 'exit', { signal }).then(() => {
        throw new Error('the process that reads for the inspector ended')
      })
      asked.send(request)
      const [answer] = (await Promise.race([replied, gone])) as [Answer]
      return answer
    } catch (error) {
      await end()
      throw overdue.aborted ? tookTooLong(limitMs) : error
    } finally {
      over.abort()
    }
  }

  return {
    async ask<Q extends Question>(file: string, question: Q) {
      const asking = queue.then(() => askNow({ file, question }))
      queue = asking.catch(() => undefined)
      const answer = await asking
      if ('refused' in answer) throw new Refused(400, answer.refused.code, answer.refused.message)
      return answer.told as AnswerTo<Q>
    },
    close: end,
  }
}

function startReading(file: string): ChildProcess {
  const child = fork(file, {
    execArgv: ['--enable-source-maps'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  child.unref()
  child.channel?.unref()
  return child
}

function tookTooLong(limitMs: number) {
  return new Refused(408, 'TIME_LIMIT_EXCEEDED', `not found within ${limitMs / 1000} seconds`)
}
