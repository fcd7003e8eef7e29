import { equal } from '../compare'
import { isDoc, type Doc, type Value } from '../value'
import { invalidOperator, requestFailed } from '../errors'
import { compileExpression, isTrue, noVariables, type Variables } from '../expressions'
import { element } from '../paths'
import type { Compiler } from './field-operator'
import { elementTest, fieldOperators } from './field-operators'
import { geoOperators } from './geo-operators'
import { schemaTest } from './json-schema'

export type Test = (doc: Doc) => boolean

const operators = { ...fieldOperators, ...geoOperators }

/**
 * MongoDB's reading of a query; what it does not know is an error, never an empty answer. It looks at the very values
 * that index keys are made of, so that an index can never hide a document that matches.
 */
export function compileQuery(query: Doc, variables: Variables = noVariables): Test {
  return compilerWith(variables).query(query)
}

/** What `$pull` says about elements of a list: a value they equal, an expression they fit, or a query. */
export function compileElement(operand: Value): (item: Value) => boolean {
  const compiler = compilerWith(noVariables)
  if (isDoc(operand)) return elementTest(operand, compiler)
  if (!(operand instanceof RegExp)) return (item) => equal(item, operand)
  const test = compiler.condition(element, operand)
  return (item) => test({ [element]: item })
}

function compilerWith(variables: Variables): Compiler {
  const compiler: Compiler = {
    query: (part) => all(Object.entries(part).map(([name, operand]) => compileEntry(name, operand))),
    condition: compileCondition,
  }
  return compiler

  function compileEntry(name: string, operand: Value): Test {
    if (!name.startsWith('$')) return compileCondition(name, operand)
    switch (name) {
      case '$and':
        return all(parts(name, operand))
      case '$or':
        return any(parts(name, operand))
      case '$nor':
        return not(any(parts(name, operand)))
      case '$expr': {
        const value = compileExpression(operand)
        return (doc) => isTrue(value({ root: doc, variables }))
      }
      case '$jsonSchema':
        return schemaTest(operand)
      case '$comment':
        return () => true
      case '$text':
        throw requestFailed('text index required for $text query')
      default:
        throw invalidOperator(`unknown top level operator: ${name}`)
    }
  }

  function parts(name: string, operand: Value): Test[] {
    if (!Array.isArray(operand) || operand.length === 0)
      throw requestFailed(`${name} must be a nonempty array`)
    return operand.map((part) => {
      if (!isDoc(part)) throw requestFailed(`${name} entries need to be full objects`)
      return compiler.query(part)
    })
  }

  function compileCondition(path: string, condition: Value): Test {
    if (condition instanceof RegExp) return operators.$regex!(path, condition, {}, compiler)
    if (!isDoc(condition) || !Object.keys(condition)[0]?.startsWith('$'))
      return operators.$eq!(path, condition, {}, compiler)
    const tests = Object.entries(condition).map(([name, operand]) => {
      const compileOperator = Object.hasOwn(operators, name) ? operators[name] : undefined
      if (!compileOperator) throw invalidOperator(`unknown operator: ${name}`)
      return compileOperator(path, operand, condition, compiler)
    })
    return all(tests)
  }
}

function all(tests: readonly Test[]): Test {
  if (tests.length === 1) return tests[0]!
  return (doc) => tests.every((test) => test(doc))
}

function any(tests: readonly Test[]): Test {
  return (doc) => tests.some((test) => test(doc))
}

function not(test: Test): Test {
  return (doc) => !test(doc)
}
