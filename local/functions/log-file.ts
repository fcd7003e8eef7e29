import { closeSync, copyFileSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs'

const limitBytes = 16 * 1024 * 1024

/** The file that takes what the functions of an environment print. */
export type LogFile = {
  readonly file: string
  /** For processes that write by themselves. */
  readonly descriptor: number
  line(text: string): void
  /** Keeps one older file, `<name>.1`, when this one has grown large. */
  rotate(): void
  close(): void
}

export function openLogFile(file: string): LogFile {
  // Opened for appending: who holds the descriptor goes on at the new end after the file was cut.
  const descriptor = openSync(file, 'a')
  return {
    file,
    descriptor,
    line: (text) => {
      writeSync(descriptor, `${text}\n`)
    },
    rotate: () => {
      if (fstatSync(descriptor).size < limitBytes) return
      copyFileSync(file, `${file}.1`)
      ftruncateSync(descriptor)
    },
    close: () => closeSync(descriptor),
  }
}
