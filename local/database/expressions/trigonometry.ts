import { requestFailed } from '../errors'
import { doubleIn } from './needs'
import { isNil, onArguments, onPresent, type Operator } from './terms'

/** In radians and in doubles; outside of its domain a function is refused. */
function onDouble(calculate: (n: number) => number): Operator {
  return onPresent((value, name) => {
    const n = doubleIn(name, value)
    const result = calculate(n)
    if (Number.isNaN(result) && !Number.isNaN(n))
      throw requestFailed(`cannot apply ${name} to ${n}, which is outside of its bounds`)
    return result
  })
}

export const trigonometry: Record<string, Operator> = {
  $sin: onDouble(Math.sin),
  $cos: onDouble(Math.cos),
  $tan: onDouble(Math.tan),
  $asin: onDouble(Math.asin),
  $acos: onDouble(Math.acos),
  $atan: onDouble(Math.atan),
  $sinh: onDouble(Math.sinh),
  $cosh: onDouble(Math.cosh),
  $tanh: onDouble(Math.tanh),
  $asinh: onDouble(Math.asinh),
  $acosh: onDouble(Math.acosh),
  $atanh: onDouble(Math.atanh),
  $atan2: onArguments(2, 2, ([y, x], name) =>
    isNil(y) || isNil(x) ? null : Math.atan2(doubleIn(name, y), doubleIn(name, x)),
  ),
  $degreesToRadians: onDouble((n) => (n * Math.PI) / 180),
  $radiansToDegrees: onDouble((n) => (n * 180) / Math.PI),
}
