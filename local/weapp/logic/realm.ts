import vm from 'node:vm'

/** The V8 context of one app. Its Object, Array, Promise, … are not those of Node. */
export type Realm = {
  global: Record<string, unknown>
  run<T>(source: string, filename?: string): T
  /** A copy built of the app's own objects from what JSON carries, as WeChat's bridge hands values over. */
  plain<T>(value: T): T
  bytes(data: Uint8Array): ArrayBuffer
  /** `work` as a Promise of the app's own kind. */
  promise<T>(work: Promise<T>): Promise<T>
}

export type DynamicCode = 'throw' | 'noop' | 'allow'

export function createRealm(dynamicCode: DynamicCode): Realm {
  const strings = dynamicCode === 'allow'
  const context = vm.createContext({}, { codeGeneration: { strings, wasm: false }, name: 'weapp' })
  const run = <T>(source: string, filename?: string) =>
    vm.runInContext(source, context, filename ? { filename } : {}) as T
  const parse = run<(json: string) => unknown>('JSON.parse')
  const copyBytes = run<(data: Uint8Array) => ArrayBuffer>('(data) => Uint8Array.from(data).buffer')
  const toPromise = run<<T>(work: Promise<T>) => Promise<T>>(
    '(work) => new Promise((resolve, reject) => work.then(resolve, reject))',
  )
  run(`for (const name of ${JSON.stringify(NOT_ON_EVERY_PHONE)}) delete globalThis[name]`)
  if (dynamicCode !== 'allow') run<(quiet: boolean) => void>(REFUSE_DYNAMIC_CODE)(dynamicCode === 'noop')
  return {
    global: run('globalThis'),
    run,
    plain: <T>(value: T) => (value === undefined ? value : (parse(JSON.stringify(value)) as T)),
    bytes: copyBytes,
    promise: toPromise,
  }
}

// Younger than iOS 13, not polyfilled by the base library, or (Intl) not there on every phone.
const NOT_ON_EVERY_PHONE = [
  'BigInt',
  'BigInt64Array',
  'BigUint64Array',
  'WeakRef',
  'FinalizationRegistry',
  'SharedArrayBuffer',
  'Atomics',
  'WebAssembly',
  'Intl',
]

// WeChat has no eval and no Function constructor, except `new Function('return this')`. Whether the refused
// call throws or does nothing is not documented, and libraries that probe for it break on one or the other.
const REFUSE_DYNAMIC_CODE = `(quiet) => {
  const prototype = Function.prototype
  const refuse = (what) => { if (!quiet) throw new EvalError(what + ' is not allowed') }
  function RefusedFunction(...args) {
    if (args.at(-1) === 'return this') return () => globalThis
    refuse('new Function')
  }
  RefusedFunction.prototype = prototype
  prototype.constructor = RefusedFunction
  globalThis.Function = RefusedFunction
  globalThis.eval = () => refuse('eval')
}`

/** Shifts Date only; timers stay on real time. */
export function shiftDate(realm: Realm, now: () => number): void {
  realm.run<(now: () => number) => void>(SHIFT_DATE)(now)
}

const SHIFT_DATE = `(now) => {
  const RealDate = Date
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) => Reflect.construct(target, args.length ? args : [now()], newTarget),
    apply: () => new RealDate(now()).toString(),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  })
  RealDate.prototype.constructor = globalThis.Date
}`
