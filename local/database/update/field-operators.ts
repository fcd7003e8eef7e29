import { compare } from '../compare'
import { isDoc, type Value } from '../value'
import { requestFailed } from '../errors'
import { typeNameOf } from '../query/types'
import { asLong, isNumeric, isWhole, productOrOverflow, sumOrOverflow, type Numeric } from '../values/numbers'
import { Timestamp } from '../values/bson-values'
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
  calculate: (value: Numeric, operand: Numeric) => Numeric | undefined,
) {
  return creating((operand, path) => {
    if (!isNumeric(operand))
      throw requestFailed(`Cannot ${word} with non-numeric argument: {${path}: ${shown(operand)}}`)
    return (place) => {
      const value = numberAt(place, name) ?? 0
      const result = calculate(value, operand)
      if (result === undefined)
        throw requestFailed(`Failed to apply ${name} operations to current value (${shown(value)}): overflow`)
      place.set(result)
    }
  })
}

function numberAt({ path, value }: Place, name: string): Numeric | undefined {
  if (value === undefined || isNumeric(value)) return value
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
    if (!isWhole(value))
      throw requestFailed(
        `Cannot apply $bit to a value of non-integral type: the field '${path}' is ${shown(value)}`,
      )
    place.set(asLong(turns.reduce((bits, turn) => BigInt.asIntN(64, turn(bits)), BigInt(value)))!)
  }
})

function bitStep(name: string, mask: Value): (bits: bigint) => bigint {
  if (!isWhole(mask)) throw requestFailed(`The $bit modifier field must be an integer: ${shown(mask)}`)
  const by = BigInt(mask)
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
  return (place) => place.set(type === 'date' ? new Date(now()) : new Timestamp(Math.floor(now() / 1000), 1))
})

export const fieldUpdates: Record<string, UpdateOperator> = {
  $set: creating((operand) => (place) => place.set(operand)),
  $unset: { creates: false, prepare: () => (place) => place.unset() },
  // Only an upsert inserts, and the platform has none with operators.
  $setOnInsert: { creates: false, prepare: () => () => {} },
  $inc: calculating('$inc', 'increment', sumOrOverflow),
  $mul: calculating('$mul', 'multiply', productOrOverflow),
  $min: keeping(1),
  $max: keeping(-1),
  $bit,
  $currentDate,
}
