import { isDoc, type Doc, type Value } from '../value'
import { requestFailed } from '../errors'
import { listIn, textIn, wholeIn } from './needs'
import {
  isNil,
  isTrue,
  namedOperands,
  onArguments,
  onNamed,
  onOne,
  onPresent,
  same,
  withVariables,
  type Maybe,
  type Operator,
} from './terms'

const $arrayElemAt = onArguments(2, 2, ([items, index], name) => {
  if (isNil(items) || isNil(index)) return null
  return listIn(name, items).at(wholeIn(name, index))
})

const $arrayToObject = onPresent((value, name) => {
  const pairs = listIn(name, value).map((pair): [string, Value] => {
    if (Array.isArray(pair) && pair.length === 2) return [textIn(name, pair[0]), pair[1]!]
    if (isDoc(pair) && Object.keys(pair).length === 2 && pair.k !== undefined && pair.v !== undefined)
      return [textIn(name, pair.k), pair.v]
    throw requestFailed(`${name} requires pairs of two or objects with keys 'k' and 'v'`)
  })
  return Object.fromEntries(pairs)
})

const $concatArrays = onArguments(0, Infinity, (lists, name) =>
  lists.some(isNil) ? null : lists.flatMap((list) => listIn(name, list)),
)

const $filter: Operator = (operand, compile, name) => {
  const parts = namedOperands(operand, ['input', 'cond'], ['as', 'limit'], name)
  const [input, keeps] = [compile(parts.input!), compile(parts.cond!)]
  const limit = parts.limit === undefined ? undefined : compile(parts.limit)
  const variable = textIn(name, parts.as ?? 'this')
  return (scope) => {
    const items = input(scope)
    if (isNil(items)) return null
    const kept = listIn(name, items).filter((item) => isTrue(keeps(withVariables(scope, [[variable, item]]))))
    const most = limit?.(scope)
    return isNil(most) ? kept : kept.slice(0, wholeIn(name, most))
  }
}

const $map: Operator = (operand, compile, name) => {
  const parts = namedOperands(operand, ['input', 'in'], ['as'], name)
  const [input, turn] = [compile(parts.input!), compile(parts.in!)]
  const variable = textIn(name, parts.as ?? 'this')
  return (scope) => {
    const items = input(scope)
    if (isNil(items)) return null
    return listIn(name, items).map((item) => turn(withVariables(scope, [[variable, item]])) ?? null)
  }
}

const $reduce: Operator = (operand, compile, name) => {
  const parts = namedOperands(operand, ['input', 'initialValue', 'in'], [], name)
  const [input, initial, step] = [compile(parts.input!), compile(parts.initialValue!), compile(parts.in!)]
  return (scope) => {
    const items = input(scope)
    if (isNil(items)) return null
    const join = (value: Maybe, item: Value) =>
      step(
        withVariables(scope, [
          ['this', item],
          ['value', value],
        ]),
      )
    return listIn(name, items).reduce<Maybe>(join, initial(scope))
  }
}

const $in = onArguments(2, 2, ([value, items], name) => listIn(name, items).some((item) => same(item, value)))

const $indexOfArray = onArguments(2, 4, ([items, value, start = 0, end], name) => {
  if (isNil(items)) return null
  const list = listIn(name, items)
  const [from, to] = [wholeIn(name, start), end === undefined ? list.length : wholeIn(name, end)]
  if (from < 0 || to < 0) throw requestFailed(`${name} requires nonnegative bounds`)
  return list.findIndex((item, i) => i >= from && i < to && same(item, value))
})

const maxRange = 1_000_000

const $range = onArguments(2, 3, ([start, end, step = 1], name) => {
  const [from, to, by] = [wholeIn(name, start), wholeIn(name, end), wholeIn(name, step)]
  if (by === 0) throw requestFailed(`${name} requires a non-zero step value`)
  const length = Math.max(0, Math.ceil((to - from) / by))
  if (length > maxRange) throw requestFailed(`${name} would give more than ${maxRange} numbers`)
  return Array.from({ length }, (_, i) => from + i * by)
})

const $slice = onArguments(2, 3, ([items, first, second], name) => {
  if (isNil(items) || isNil(first) || second === null) return null
  const list = listIn(name, items)
  if (second === undefined) {
    const n = wholeIn(name, first)
    return n >= 0 ? list.slice(0, n) : list.slice(n)
  }
  const count = wholeIn(name, second)
  if (count <= 0) throw requestFailed(`Third argument to ${name} must be positive: ${count}`)
  const position = wholeIn(name, first)
  const from = position >= 0 ? position : Math.max(0, list.length + position)
  return list.slice(from, from + count)
})

const $zip = onNamed(
  ['inputs'],
  ['useLongestLength', 'defaults'],
  ({ inputs, useLongestLength, defaults }, name) => {
    const lists = listIn(name, inputs)
    if (lists.length === 0) throw requestFailed(`${name} requires at least one input array`)
    if (lists.some(isNil)) return null
    if (defaults !== undefined && useLongestLength !== true)
      throw requestFailed('cannot specify defaults unless useLongestLength is true')
    const fillers = isNil(defaults) ? [] : listIn(name, defaults)
    const lengths = lists.map((list) => listIn(name, list).length)
    const length = useLongestLength === true ? Math.max(...lengths) : Math.min(...lengths)
    return Array.from({ length }, (_row, i) =>
      lists.map((list, column) => (list as Value[])[i] ?? fillers[column] ?? null),
    )
  },
)

const $objectToArray = onPresent((value, name) => {
  if (!isDoc(value)) throw requestFailed(`${name} requires a document input`)
  return Object.entries(value).map(([k, v]) => ({ k, v }))
})

/** Of several objects, or of the one list of them. */
export function mergedObjects(values: readonly Maybe[]): Doc {
  return values.reduce<Doc>((merged, value) => {
    if (isNil(value)) return merged
    if (!isDoc(value)) throw requestFailed('$mergeObjects requires object inputs')
    return { ...merged, ...value }
  }, {})
}

export const lists: Record<string, Operator> = {
  $arrayElemAt,
  $arrayToObject,
  $concatArrays,
  $filter,
  $map,
  $reduce,
  $in,
  $indexOfArray,
  $range,
  $slice,
  $zip,
  $objectToArray,
  $isArray: onOne((value) => Array.isArray(value)),
  $reverseArray: onPresent((value, name) => [...listIn(name, value)].reverse()),
  $size: onOne((value, name) => listIn(name, value).length),
  $mergeObjects: onArguments(1, Infinity, (values) =>
    mergedObjects(values.length === 1 && Array.isArray(values[0]) ? values[0] : values),
  ),
  $first: onPresent((value, name) => listIn(name, value)[0]),
  $last: onPresent((value, name) => listIn(name, value).at(-1)),
}
