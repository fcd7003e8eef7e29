import type { Doc, Value } from '../value'

export type Test = (doc: Doc) => boolean

/** Compiles what stands inside an operator's operand. */
export type Compiler = {
  readonly query: (query: Doc) => Test
  readonly condition: (path: string, condition: Value) => Test
}

/** `siblings` are all operators of the same condition: `$options` belongs to `$regex`. */
export type FieldOperator = (path: string, operand: Value, siblings: Doc, compile: Compiler) => Test
