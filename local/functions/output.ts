import { closeSync, openSync, writeSync } from 'node:fs'

/** What one call may print; CloudBase cuts long logs too. */
const limitBytes = 1024 * 1024

/** Marks each printed line with when, who and for which request, as the log of CloudBase does. */
export type Output = {
  /** From now on lines belong to this request, which has the whole limit before it. */
  begin(requestId: string): void
  /** From now on everything goes to the end of this file, in place of the streams. */
  redirect(file: string): void
}

export function markOutput(source: () => string): Output {
  let requestId = '-'
  let leftBytes = limitBytes
  let descriptor: number | undefined
  const mark = () => `${new Date().toISOString()}\t${source()}\t${requestId}\t`
  for (const stream of [process.stdout, process.stderr]) markStream(stream)
  return {
    begin: (id) => {
      requestId = id
      leftBytes = limitBytes
    },
    redirect: (file) => {
      if (descriptor !== undefined) closeSync(descriptor)
      descriptor = openSync(file, 'a')
    },
  }

  function markStream(stream: NodeJS.WriteStream) {
    const write = stream.write.bind(stream)
    let atLineStart = true
    stream.write = (chunk: string | Uint8Array, ...rest: unknown[]) => {
      const text = cut(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'))
      const marked = text.replace(/^(?=[^])/gm, (_, at: number) => (at > 0 || atLineStart ? mark() : ''))
      if (text !== '') atLineStart = text.endsWith('\n')
      const done = rest.find((argument) => typeof argument === 'function') as (() => void) | undefined
      if (descriptor === undefined) return write(marked, done)
      writeSync(descriptor, marked)
      done?.()
      return true
    }
  }

  function cut(text: string): string {
    if (leftBytes < 0) return ''
    leftBytes -= Buffer.byteLength(text)
    return leftBytes < 0 ? 'this call prints more than 1 MB: the rest is left out\n' : text
  }
}
