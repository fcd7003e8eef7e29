import * as z from 'zod'
import { idLength, type Id } from './id'
import { parseDay, type Day } from './day'
import { neutralLine, neutralText } from './neutral'

/** What every stored document carries (decision 4): the shape it was written in, and how often it was changed. */
export type Stored = {
  readonly _id: string
  readonly schema: number
  readonly version: number
}

export const idInput = z
  .string()
  .regex(new RegExp(`^[0-9A-Za-z]{${idLength}}$`), '编号不正确') as z.ZodType<Id>

/** Names that people chose for channels, units and persons in the company file. */
export const nameInput = z.string().regex(/^[a-z0-9][a-z0-9-]{0,40}$/, '编号不正确')

export const dayInput = z
  .string()
  .refine((text) => parseDay(text) !== null, '日期不正确') as unknown as z.ZodType<Day>

/** What people write, without what nobody sees. */
export function textInput(limit: number): z.ZodString {
  return z.string().max(limit).overwrite(neutralText)
}

/** The same on one line. */
export function lineInput(limit: number): z.ZodString {
  return z.string().max(limit).overwrite(neutralLine)
}

/** A command carries an id made per tap, so that sending it twice does it once (decision 7). */
export const commandInput = { commandId: idInput }

/** How many command ids a document remembers. A phone stops repeating a tap long before so many others came in. */
export const rememberedCommands = 20

export function remember(commands: readonly string[], commandId: string): string[] {
  return [...commands, commandId].slice(-rememberedCommands)
}
