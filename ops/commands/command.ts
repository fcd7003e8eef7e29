import path from 'node:path'
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { placeOptions } from '../place'

/** The repository; the bundle of these commands lies in `dist/ops/`. */
export const root = path.resolve(__dirname, '..', '..')

export type Command = {
  /** What `--help` shows. */
  readonly help: string
  /** @returns whether everything is well */
  readonly run: (args: string[]) => Promise<boolean>
}

export type Options = NonNullable<ParseArgsConfig['options']>

/** What every command understands beside its own flags. */
const commonOptions = { ...placeOptions, values: { type: 'string' } } as const satisfies Options

export function readFlags<const O extends Options>(args: string[], options: O) {
  return parseArgs({ args, options: { ...commonOptions, ...options } }).values
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
