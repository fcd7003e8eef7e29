import { equal } from '../compare'
import { fieldOf, isDoc, type Doc, type Value } from '../value'
import { invalidOperator, requestFailed } from '../errors'
import { fits, regularExpression } from '../regular-expressions'
import { compareNumbers, isNumeric, remainder, isZero, type Numeric } from '../values/numbers'
import { typeTest } from './types'

type Test = (value: Value) => boolean
type Keyword = (operand: Value, schema: Doc) => Test

const anything: Keyword = () => () => true

const keywords: Record<string, Keyword> = {
  bsonType: typeTest,
  type: (operand) => typeTest(operand === 'boolean' ? 'bool' : operand),
  enum: (operand) => (value) => list(operand).some((item) => equal(item, value)),
  allOf: (operand) => every(list(operand).map(schemaTest)),
  anyOf: (operand) => some(list(operand).map(schemaTest)),
  oneOf: (operand) => {
    const tests = list(operand).map(schemaTest)
    return (value) => tests.filter((test) => test(value)).length === 1
  },
  not: (operand) => {
    const test = schemaTest(operand)
    return (value) => !test(value)
  },
  required: (operand) =>
    ofDocs((doc) => list(operand).every((name) => fieldOf(doc, text(name)) !== undefined)),
  properties: (operand) => {
    const tests = Object.entries(object(operand)).map(([name, part]) => [name, schemaTest(part)] as const)
    return ofDocs((doc) => tests.every(([name, test]) => !Object.hasOwn(doc, name) || test(doc[name]!)))
  },
  additionalProperties: (operand, { properties = {} }) => {
    const allowed = operand === false ? () => false : operand === true ? () => true : schemaTest(operand)
    return ofDocs((doc) =>
      Object.entries(doc).every(([name, value]) => name in object(properties) || allowed(value)),
    )
  },
  minProperties: (operand) => ofDocs((doc) => Object.keys(doc).length >= Number(operand)),
  maxProperties: (operand) => ofDocs((doc) => Object.keys(doc).length <= Number(operand)),
  items: (operand) => {
    const test = schemaTest(operand)
    return ofLists((items) => items.every(test))
  },
  minItems: (operand) => ofLists((items) => items.length >= Number(operand)),
  maxItems: (operand) => ofLists((items) => items.length <= Number(operand)),
  uniqueItems: (operand) =>
    ofLists(
      (items) =>
        operand === false || items.every((item, i) => !items.slice(0, i).some((other) => equal(item, other))),
    ),
  minimum: (operand, { exclusiveMinimum }) =>
    ofNumbers((n) => compareNumbers(n, number(operand)) >= (exclusiveMinimum === true ? 1 : 0)),
  maximum: (operand, { exclusiveMaximum }) =>
    ofNumbers((n) => compareNumbers(n, number(operand)) <= (exclusiveMaximum === true ? -1 : 0)),
  multipleOf: (operand) => ofNumbers((n) => isZero(remainder(n, number(operand)))),
  minLength: (operand) => ofTexts((value) => [...value].length >= Number(operand)),
  maxLength: (operand) => ofTexts((value) => [...value].length <= Number(operand)),
  pattern: (operand) => {
    const expression = regularExpression(text(operand), '')
    return ofTexts((value) => fits(value, expression))
  },
  exclusiveMinimum: anything,
  exclusiveMaximum: anything,
  title: anything,
  description: anything,
}

/** Draft 4 of JSON Schema with `bsonType`, as `$jsonSchema` has it. */
export function schemaTest(schema: Value): Test {
  const tests = Object.entries(object(schema)).map(([name, operand]) => {
    const keyword = Object.hasOwn(keywords, name) ? keywords[name] : undefined
    if (!keyword) throw invalidOperator(`the $jsonSchema keyword '${name}' is not supported here`)
    return keyword(operand, schema as Doc)
  })
  return every(tests)
}

function every(tests: readonly Test[]): Test {
  return (value) => tests.every((test) => test(value))
}

function some(tests: readonly Test[]): Test {
  return (value) => tests.some((test) => test(value))
}

function ofDocs(test: (doc: Doc) => boolean): Test {
  return (value) => !isDoc(value) || test(value)
}

function ofLists(test: (items: readonly Value[]) => boolean): Test {
  return (value) => !Array.isArray(value) || test(value)
}

function ofNumbers(test: (n: Numeric) => boolean): Test {
  return (value) => !isNumeric(value) || test(value)
}

function ofTexts(test: (value: string) => boolean): Test {
  return (value) => typeof value !== 'string' || test(value)
}

function list(value: Value): Value[] {
  if (!Array.isArray(value)) throw requestFailed('$jsonSchema needs an array here')
  return value
}

function object(value: Value): Doc {
  if (!isDoc(value)) throw requestFailed('$jsonSchema needs an object here')
  return value
}

function number(value: Value): Numeric {
  if (!isNumeric(value)) throw requestFailed('$jsonSchema needs a number here')
  return value
}

function text(value: Value): string {
  if (typeof value !== 'string') throw requestFailed('$jsonSchema needs a string here')
  return value
}
