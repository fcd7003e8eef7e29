import { compare, equal } from '../compare'
import { isDoc, type Doc, type Value } from '../value'
import { requestFailed } from '../errors'
import { compileElement } from '../query/compile'
import { typeNameOf } from '../query/types'
import { parseSort, sorted } from '../sort'
import type { UpdateOperator } from './field-operators'
import { shown, type Place } from './places'

/** How the elements of a list change. */
type Turn = (list: readonly Value[]) => Value[]

function building(prepare: (operand: Value, path: string) => Turn): UpdateOperator {
  return {
    creates: true,
    prepare(operand, path) {
      const turn = prepare(operand, path)
      return (place) => place.set(turn(listAt(place) ?? []))
    },
  }
}

/** Operators that only take away: where there is no list yet, there stays none. */
function trimming(prepare: (operand: Value, path: string) => Turn): UpdateOperator {
  return {
    creates: false,
    prepare(operand, path) {
      const turn = prepare(operand, path)
      return (place) => {
        const list = listAt(place)
        if (list) place.set(turn(list))
      }
    },
  }
}

function listAt({ path, value }: Place): Value[] | undefined {
  if (value === undefined || Array.isArray(value)) return value
  throw requestFailed(`The field '${path}' must be an array but is of type ${typeNameOf(value)}`)
}

const $push = building((operand) => {
  const { $each, $position, $slice, $sort } = pushOptions(operand)
  const arrange = $sort === undefined ? same : sorting($sort)
  const cut = $slice === undefined ? same : slicing(wholeNumber('$slice', $slice))
  const position = $position === undefined ? Infinity : wholeNumber('$position', $position)
  return (list) => cut(arrange(inserted(list, position, $each)))
})

const clauses = ['$each', '$position', '$slice', '$sort']

function pushOptions(operand: Value): { $each: Value[] } & Doc {
  if (!isDoc(operand) || !('$each' in operand)) return { $each: [operand] }
  const unknown = Object.keys(operand).find((name) => !clauses.includes(name))
  if (unknown) throw requestFailed(`Unrecognized clause in $push: ${unknown}`)
  return { ...operand, $each: eachOf('$push', operand) }
}

function eachOf(name: string, { $each }: Doc): Value[] {
  if (!Array.isArray($each)) throw requestFailed(`The argument to $each in ${name} must be an array`)
  return $each
}

function inserted(list: readonly Value[], position: number, items: readonly Value[]): Value[] {
  const at = position < 0 ? Math.max(0, list.length + position) : Math.min(position, list.length)
  return [...list.slice(0, at), ...items, ...list.slice(at)]
}

function sorting(order: Value): Turn {
  if (order === 1 || order === -1) return (list) => [...list].sort((a, b) => compare(a, b) * order)
  if (!isDoc(order)) throw requestFailed('The $sort of $push must be 1, -1 or an object')
  const sort = parseSort(order)
  return (list) => sorted(list, (item) => (isDoc(item) ? item : {}), sort)
}

function slicing(count: number): Turn {
  return (list) => (count >= 0 ? list.slice(0, count) : list.slice(count))
}

function same(list: readonly Value[]): Value[] {
  return [...list]
}

const $addToSet = building((operand) => {
  const items = isDoc(operand) && '$each' in operand ? eachOf('$addToSet', operand) : [operand]
  return (list) =>
    items.reduce<Value[]>(
      (all, item) => (all.some((other) => equal(other, item)) ? all : [...all, item]),
      [...list],
    )
})

const $pop = trimming((operand, path) => {
  if (operand !== 1 && operand !== -1)
    throw requestFailed(`$pop expects 1 or -1, found: {${path}: ${shown(operand)}}`)
  return (list) => (operand === 1 ? list.slice(0, -1) : list.slice(1))
})

const $pull = trimming((operand) => {
  const matches = compileElement(operand)
  return (list) => list.filter((item) => !matches(item))
})

const $pullAll = trimming((operand) => {
  if (!Array.isArray(operand)) throw requestFailed('$pullAll requires an array argument')
  return (list) => list.filter((item) => !operand.some((other) => equal(other, item)))
})

function wholeNumber(name: string, value: Value): number {
  if (Number.isInteger(value)) return value as number
  throw requestFailed(`The value for ${name} must be an integer value but was ${shown(value)}`)
}

export const listUpdates: Record<string, UpdateOperator> = { $push, $addToSet, $pop, $pull, $pullAll }
