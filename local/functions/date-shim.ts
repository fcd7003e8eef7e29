/**
 * Shifts `Date` in this process and nothing else: `setTimeout`, `performance.now()` and time limits stay real,
 * so a function waits as long as it would in the cloud whatever day it believes it is.
 * Returns the means to move the offset (milliseconds) while the process runs.
 */
export function shiftDate(): (offsetMs: number) => void {
  let offsetMs = 0
  const RealDate = Date
  const realNow = Date.now
  const now = () => realNow() + offsetMs
  RealDate.now = now
  globalThis.Date = new Proxy(RealDate, {
    apply: () => new RealDate(now()).toString(),
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as Date,
  })
  RealDate.prototype.constructor = globalThis.Date
  return (shifted) => {
    offsetMs = shifted
  }
}
