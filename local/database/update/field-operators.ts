import { compare } from '../compare'
import { isDoc, type Value } from '../ejson'
import { requestFailed } from '../errors'
import { typeNameOf } from '../query/types'
import { shown, type Place } from './places'

/** Checks an operator's operand once and gives what it does to each place. */
export type UpdateOperator = {
  /** Whether a field that is missing comes to be. */
  readonly creates: boolean
  readonly prepare: (operand: Value, path: string, now: () => number) => (place: Place) => void
}

function creating(prepare: UpdateOperator['prepare']): UpdateOperator {
  return { creates: true, prepare }
}

function calculating(
  name: string,
  word: string,
  calculate: (value: number | undefined, operand: number) => number,
) {
  return creating((operand, path) => {
    if (typeof operand !== 'number')
      throw requestFailed(`Cannot ${word} with non-numeric argument: {${path}: ${shown(operand)}}`)
    return (place) => place.set(calculate(numberAt(place, name), operand))
  })
}

function numberAt({ path, value }: Place, name: string): number | undefined {
  if (value === undefined || typeof value === 'number') return value
  throw requestFailed(
    `Cannot apply ${name} to a value of non-numeric type: the field '${path}' is of type ${typeNameOf(value)}`,
  )
}

function keeping(direction: 1 | -1): UpdateOperator {
  return creating((operand) => (place) => {
    if (place.value === undefined || compare(operand, place.value) * direction < 0) place.set(operand)
  })
}

const $bit = creating((operand, path) => {
  const steps = isDoc(operand) ? Object.entries(operand) : []
  if (steps.length === 0)
    throw requestFailed(`The $bit modifier needs an object like {and: n}: {${path}: ${shown(operand)}}`)
  const turns = steps.map(([name, mask]) => bitStep(name, mask))
  return (place) => {
    const { value = 0 } = place
    if (!Number.isInteger(value))
      throw requestFailed(
        `Cannot apply $bit to a value of non-integral type: the field '${path}' is ${shown(value)}`,
      )
    place.set(Number(turns.reduce((bits, turn) => BigInt.asIntN(64, turn(bits)), BigInt(value as number))))
  }
})

function bitStep(name: string, mask: Value): (bits: bigint) => bigint {
  if (!Number.isInteger(mask))
    throw requestFailed(`The $bit modifier field must be an integer: ${shown(mask)}`)
  const by = BigInt(mask as number)
  switch (name) {
    case 'and':
      return (bits) => bits & by
    case 'or':
      return (bits) => bits | by
    case 'xor':
      return (bits) => bits ^ by
    default:
      throw requestFailed(`The $bit modifier only supports 'and', 'or', and 'xor', not '${name}'`)
  }
}

const $currentDate = creating((operand, path, now) => {
  const type = isDoc(operand) ? operand.$type : operand === true ? 'date' : undefined
  if (type !== 'date' && type !== 'timestamp')
    throw requestFailed(`$currentDate needs true or a $type of 'date': {${path}: ${shown(operand)}}`)
  return (place) => place.set(new Date(now()))
})

export const fieldUpdates: Record<string, UpdateOperator> = {
  $set: creating((operand) => (place) => place.set(operand)),
  $unset: { creates: false, prepare: () => (place) => place.unset() },
  // Only an upsert inserts, and the platform has none with operators.
  $setOnInsert: { creates: false, prepare: () => () => {} },
  $inc: calculating('$inc', 'increment', (value = 0, operand) => value + operand),
  $mul: calculating('$mul', 'multiply', (value = 0, operand) => value * operand),
  $min: keeping(1),
  $max: keeping(-1),
  $bit,
  $currentDate,
}
