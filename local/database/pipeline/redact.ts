import { stringifyEjson } from '../ejson'
import { isDoc, type Doc, type Value } from '../value'
import { requestFailed } from '../errors'
import { compileExpression } from '../expressions'
import type { StageCompiler } from './stages'

const answers = [
  ['KEEP', 'keep'],
  ['PRUNE', 'prune'],
  ['DESCEND', 'descend'],
] as const

/** Keeps, drops or looks into each document, and each object in it. */
export const redact: StageCompiler = (value, tools) => {
  const decide = compileExpression(value)
  return (docs) => docs.flatMap((root): Doc[] => [redacted(root, root)].filter((doc) => doc !== undefined))

  function redacted(part: Doc, root: Doc): Doc | undefined {
    const variables = new Map([...tools.variables, ...answers, ['CURRENT', part] as const])
    const answer = decide({ root, variables })
    if (answer === 'keep') return part
    if (answer === 'prune') return undefined
    if (answer === 'descend') return descended(part, root)
    throw requestFailed(
      "$redact's expression should not return anything aside from the variables $$KEEP, $$DESCEND, " +
        `and $$PRUNE, but returned ${stringifyEjson(answer ?? null)}`,
    )
  }

  function descended(part: Doc, root: Doc): Doc {
    return Object.fromEntries(
      Object.entries(part).flatMap(([name, inner]): [string, Value][] => {
        const kept = within(inner, root)
        return kept === undefined ? [] : [[name, kept]]
      }),
    )
  }

  function within(inner: Value, root: Doc): Value | undefined {
    if (isDoc(inner)) return redacted(inner, root)
    if (!Array.isArray(inner)) return inner
    return inner.map((item) => within(item, root)).filter((item) => item !== undefined)
  }
}
