import { isDeepStrictEqual } from 'node:util'
import type { IndexField, IndexSpec } from '../../cloudfunctions/_platform/indexes'
import type { Desired, DesiredFunction } from './desired'
import { handler, runtime, type Route, type TimerSpec } from './functions'
import type { Present, PresentCollection, PresentFunction } from './present'

/** One thing to do. Each may be done again without harm, so that a run which was cut off is made good by the next. */
export type Step =
  | { readonly do: 'create-collection'; readonly collection: string }
  | { readonly do: 'close-collection'; readonly collection: string }
  | { readonly do: 'create-index'; readonly collection: string; readonly index: IndexSpec }
  | { readonly do: 'set-function-rules'; readonly rules: object }
  | { readonly do: 'set-storage-rules'; readonly rules: Desired['storageRules'] }
  | { readonly do: 'create-function'; readonly settings: FunctionSettings; readonly archive: Buffer }
  | { readonly do: 'upload-code'; readonly name: string; readonly archive: Buffer }
  | {
      readonly do: 'configure-function'
      readonly settings: FunctionSettings
      readonly changed: readonly string[]
    }
  | { readonly do: 'create-timer'; readonly functionName: string; readonly timer: TimerSpec }
  | { readonly do: 'replace-timer'; readonly functionName: string; readonly timer: TimerSpec }
  | { readonly do: 'create-route'; readonly route: Route }

export type FunctionSettings = {
  readonly name: string
  readonly runtime: string
  readonly handler: string
  readonly timeoutSeconds: number
  readonly memoryMb: number
  readonly description: string
  readonly variables: Readonly<Record<string, string>>
}

export type Plan = {
  readonly steps: readonly Step[]
  /** What is in the way, and who has to do what about it. With any of these, nothing is done. */
  readonly problems: readonly string[]
  /** What is there and not ours to judge: it is named, and stays. */
  readonly strangers: readonly string[]
}

/**
 * What is to be done so that an environment becomes what it must be. Nothing is ever removed but a timer of ours that
 * is set anew: no data, no collection, no index, no function.
 */
export function planDeployment(desired: Desired, present: Present): Plan {
  const parts = [
    ...desired.collections.map((collection) => planCollection(collection, present)),
    planRules(desired, present),
    ...desired.functions.map((wanted) => planFunction(wanted, desired.values, present)),
    ...desired.functions.map((wanted) => planTimers(wanted, present)),
    planRoutes(desired, present),
  ]
  return {
    steps: parts.flatMap(({ steps = [] }) => steps),
    problems: parts.flatMap(({ problems = [] }) => problems),
    strangers: [...parts.flatMap(({ strangers = [] }) => strangers), ...strangeCollections(desired, present)],
  }
}

/** How the description of a function tells which code was uploaded. */
export function describeCode(digest: string): string {
  return `weigui code ${digest}`
}

/** Nobody reaches it from a phone: only functions read and write. */
export const closed = 'ADMINONLY'

function planCollection(
  { name, indexes }: Desired['collections'][number],
  { collections }: Present,
): Partial<Plan> {
  const there = collections.find((collection) => collection.name === name)
  const steps: Step[] = []
  if (!there) steps.push({ do: 'create-collection', collection: name })
  if (there?.access !== closed) steps.push({ do: 'close-collection', collection: name })
  const problems = []
  for (const index of indexes) {
    const same = there?.indexes.find((found) => found.name === index.name)
    if (!same) steps.push({ do: 'create-index', collection: name, index })
    else if (!isSameIndex(index, same)) {
      problems.push(
        `${name}: the index '${index.name}' is on ${sayFields(same.fields)}, it must be on ${sayFields(index.fields)}. Remove it in the console (no data is lost), then deploy again.`,
      )
    }
  }
  return { steps, problems, strangers: there ? strangeIndexes(there, indexes) : [] }
}

function isSameIndex(wanted: IndexSpec, found: PresentCollection['indexes'][number]): boolean {
  return isDeepStrictEqual([...wanted.fields], [...found.fields]) && (wanted.unique ?? false) === found.unique
}

function sayFields(fields: readonly IndexField[]): string {
  return fields.map(([field, direction]) => `${field} ${direction}`).join(', ')
}

/** Those that every collection has by itself. */
const ownIndexes = ['_id_', '_openid_1']

function strangeIndexes({ name, indexes }: PresentCollection, known: readonly IndexSpec[]): string[] {
  const strange = indexes.filter(
    (index) => !ownIndexes.includes(index.name) && !known.some((one) => one.name === index.name),
  )
  return strange.map((index) => `the index '${index.name}' of ${name}`)
}

function strangeCollections(desired: Desired, present: Present): string[] {
  const known = new Set<string>(desired.collections.map(({ name }) => name))
  return present.collections
    .filter(({ name }) => !known.has(name))
    .map(({ name }) => `the collection ${name}`)
}

/** Before the functions, so that none of them is open for a moment. */
function planRules(desired: Desired, present: Present): Partial<Plan> {
  const steps: Step[] = []
  if (!isDeepStrictEqual(plain(desired.functionRules), plain(present.functionRules)))
    steps.push({ do: 'set-function-rules', rules: desired.functionRules })
  if (!isDeepStrictEqual(plain(desired.storageRules), plain(present.storageRules)))
    steps.push({ do: 'set-storage-rules', rules: desired.storageRules })
  return { steps }
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null))
}

function planFunction(wanted: DesiredFunction, values: Desired['values'], present: Present): Partial<Plan> {
  const there = present.functions.find(({ name }) => name === wanted.name)
  const settings = settingsOf(wanted, values, there)
  const { archive } = wanted.bundle
  if (!there) return { steps: [{ do: 'create-function', settings, archive }] }
  const problems = inTheWay(there)
  const steps: Step[] = []
  if (there.description !== settings.description)
    steps.push({ do: 'upload-code', name: wanted.name, archive })
  // The description goes last: code that it does not name is uploaded again.
  const changed = changesOf(settings, there)
  if (changed.length > 0) steps.push({ do: 'configure-function', settings, changed })
  const known = new Set(wanted.variables)
  const strangers = Object.keys(there.variables)
    .filter((name) => !known.has(name))
    .map((name) => `the variable ${name} of ${wanted.name}`)
  return { steps, problems, strangers }
}

/** A value that is not given now stays as it was deployed; so do variables that we do not know. */
function settingsOf(
  { name, timeoutSeconds, memoryMb, variables, bundle }: DesiredFunction,
  values: Desired['values'],
  there: PresentFunction | undefined,
): FunctionSettings {
  const given = variables.flatMap((variable) => {
    const value = values[variable]
    return value ? [[variable, value]] : []
  })
  return {
    name,
    runtime,
    handler,
    timeoutSeconds,
    memoryMb,
    description: describeCode(bundle.digest),
    variables: { ...there?.variables, ...(Object.fromEntries(given) as Record<string, string>) },
  }
}

function inTheWay({ name, runtime: found, handler: entry, status }: PresentFunction): string[] {
  const remove = 'Remove the function in the console (it keeps no data), then deploy again.'
  if (found !== runtime)
    return [`${name} runs on ${found}, it must run on ${runtime}, which cannot be changed. ${remove}`]
  if (entry !== handler) return [`${name} begins at ${entry}, it must begin at ${handler}. ${remove}`]
  if (status.endsWith('Failed')) return [`${name} is in the state ${status}. ${remove}`]
  return []
}

function changesOf(wanted: FunctionSettings, there: PresentFunction): string[] {
  const changed = []
  if (wanted.timeoutSeconds !== there.timeoutSeconds) changed.push('time limit')
  if (wanted.memoryMb !== there.memoryMb) changed.push('memory')
  const names = Object.keys(wanted.variables)
  changed.push(...names.filter((name) => wanted.variables[name] !== there.variables[name]))
  if (wanted.description !== there.description) changed.push('digest of the code')
  return changed
}

/** Last but for the routes: the clock begins to run when everything else is there. */
function planTimers({ name, timers }: DesiredFunction, present: Present): Partial<Plan> {
  const there = present.functions.find((found) => found.name === name)?.timers ?? []
  const steps = timers.flatMap((timer): Step[] => {
    const same = there.find((found) => found.name === timer.name)
    if (!same) return [{ do: 'create-timer', functionName: name, timer }]
    return same.cron === timer.cron ? [] : [{ do: 'replace-timer', functionName: name, timer }]
  })
  const strangers = there
    .filter((found) => !timers.some((timer) => timer.name === found.name))
    .map((found) => `the timer '${found.name}' of ${name}`)
  return { steps, strangers }
}

function planRoutes({ routes }: Desired, present: Present): Partial<Plan> {
  const steps: Step[] = []
  const problems: string[] = []
  for (const route of routes) {
    const same = present.routes.find(({ path }) => path === route.path)
    if (!same) steps.push({ do: 'create-route', route })
    else if (same.functionName !== route.functionName) {
      problems.push(
        `The HTTP path ${route.path} leads to '${same.functionName}', it must lead to '${route.functionName}'. Free it in the console, then deploy again.`,
      )
    }
  }
  return { steps, problems }
}

/** A step as the operator reads it; values of variables are never in it. */
export function sayStep(step: Step): string {
  switch (step.do) {
    case 'create-collection':
      return `create the collection ${step.collection}`
    case 'close-collection':
      return `close ${step.collection} to phones`
    case 'create-index':
      return `index ${step.collection} by ${sayFields(step.index.fields)}`
    case 'set-function-rules':
      return 'set who may call which function'
    case 'set-storage-rules':
      return 'set who may read and write files'
    case 'create-function':
      return `create the function ${step.settings.name} (${Object.keys(step.settings.variables).join(', ') || 'no variables'})`
    case 'upload-code':
      return `upload the code of ${step.name}`
    case 'configure-function':
      return `configure ${step.settings.name}: ${step.changed.join(', ')}`
    case 'create-timer':
      return `let ${step.functionName} run on ${step.timer.cron}`
    case 'replace-timer':
      return `let ${step.functionName} run on ${step.timer.cron} from now on`
    case 'create-route':
      return `lead ${step.route.path} to ${step.route.functionName}`
    default:
      return step satisfies never
  }
}
