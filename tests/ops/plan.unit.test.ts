import { collections } from '../../cloudfunctions/_platform/indexes'
import type { Desired } from '../../ops/deploy/desired'
import { cloudbaserc, functions, handler, routes, runtime } from '../../ops/deploy/functions'
import { describeCode, planDeployment, sayStep } from '../../ops/deploy/plan'
import type { Present, PresentFunction } from '../../ops/deploy/present'
import { missingValues } from '../../ops/deploy/deploy'
import written from '../../cloudbaserc.json'

const functionRules = { '*': { invoke: false }, api: { invoke: 'auth != null' } }
const storageRules = { read: false, write: 'resource.openid == auth.openid' }

const desired: Desired = {
  collections,
  functions: functions.map((spec) => ({
    ...spec,
    bundle: { archive: Buffer.from(spec.name), digest: spec.name },
  })),
  functionRules,
  storageRules,
  routes,
  values: { OLDEST_APP: '0.1.0' },
}

const emptyEnvironment: Present = {
  collections: [],
  functions: [],
  functionRules: { '*': { invoke: 'auth != null' } },
  storageRules: null,
  routes: [],
  domain: null,
}

/** As Tencent tells it once everything is deployed. */
function deployed(change: Partial<Present> = {}): Present {
  return {
    collections: collections.map(({ name, indexes }) => ({
      name,
      access: 'ADMINONLY',
      indexes: [
        { name: '_id_', fields: [['_id', 1]], unique: true },
        ...indexes.map((index) => ({ name: index.name, fields: [...index.fields], unique: false })),
      ],
    })),
    functions: functions.map(aFunction),
    functionRules,
    storageRules,
    routes: [...routes],
    domain: 'weigui.example',
    ...change,
  }
}

function aFunction({
  name,
  timeoutSeconds,
  memoryMb,
  variables,
  timers,
}: (typeof functions)[number]): PresentFunction {
  return {
    ...{ name, status: 'Active', runtime, handler, timeoutSeconds, memoryMb, timers, outgoing: [] },
    description: describeCode(name),
    variables: variables.includes('OLDEST_APP') ? { OLDEST_APP: '0.1.0' } : {},
  }
}

const changedFunction = (name: string, change: Partial<PresentFunction>): Present =>
  deployed({
    functions: deployed().functions.map((there) => (there.name === name ? { ...there, ...change } : there)),
  })

const planned = (present: Present) => planDeployment(desired, present).steps.map(sayStep)

test('cloudbaserc.json says what is deployed, so that local/ runs the same', () => {
  expect(written).toEqual(cloudbaserc())
})

test('there is nothing to do where everything is as it must be', () => {
  expect(planDeployment(desired, deployed())).toEqual({ steps: [], problems: [], strangers: [] })
})

test('an empty environment gets everything: closed before it is used, rules before functions, the timer late', () => {
  const kinds = planDeployment(desired, emptyEnvironment).steps.map((step) => step.do)
  const order = [...new Set(kinds)]
  expect(order).toEqual([
    'create-collection',
    'close-collection',
    'create-index',
    'set-function-rules',
    'set-storage-rules',
    'create-function',
    'create-timer',
    'create-route',
  ])
  expect(kinds.filter((kind) => kind === 'create-collection')).toHaveLength(collections.length)
  expect(kinds.filter((kind) => kind === 'create-function')).toHaveLength(functions.length)
})

test.each<[string, Present, readonly string[]]>([
  [
    'a collection open to phones',
    deployed({
      collections: deployed().collections.map((one) =>
        one.name === 'posts' ? { ...one, access: 'READONLY' } : one,
      ),
    }),
    ['close posts to phones'],
  ],
  [
    'other code',
    changedFunction('api', { description: 'weigui code old' }),
    ['upload the code of api', 'configure api: digest of the code'],
  ],
  ['another memory', changedFunction('clock', { memoryMb: 128 }), ['configure clock: memory']],
  ['another time limit', changedFunction('wechat', { timeoutSeconds: 3 }), ['configure wechat: time limit']],
  [
    'another value',
    changedFunction('api', { variables: { OLDEST_APP: '0.0.9' } }),
    ['configure api: OLDEST_APP'],
  ],
  ['no timer', changedFunction('clock', { timers: [] }), ['let clock run on 0 * * * * * *']],
  [
    'a timer on another cron',
    changedFunction('clock', { timers: [{ name: 'every-minute', cron: '0 0 * * * * *' }] }),
    ['let clock run on 0 * * * * * * from now on'],
  ],
  [
    'other rules',
    deployed({ functionRules: { '*': { invoke: true } } }),
    ['set who may call which function'],
  ],
  [
    'open files',
    deployed({ storageRules: { read: true, write: true } }),
    ['set who may read and write files'],
  ],
  ['no route', deployed({ routes: [] }), ['lead /wechat to wechat']],
])('mends no more than what differs: %s', (_what, present, steps) => {
  expect(planned(present)).toEqual(steps)
})

test('strangers are named, never touched', () => {
  const present = deployed()
  const strange: Present = {
    ...present,
    collections: [
      { name: 'holiday-photos', access: null, indexes: [] },
      ...present.collections.map((one) =>
        one.name === 'units'
          ? {
              ...one,
              indexes: [...one.indexes, { name: 'by-name', fields: [['name', 1] as const], unique: false }],
            }
          : one,
      ),
    ],
    functions: present.functions.map((one) =>
      one.name === 'api' ? { ...one, variables: { ...one.variables, DEBUG: '1' } } : one,
    ),
  }
  expect(planDeployment(desired, strange)).toMatchObject({
    steps: [],
    problems: [],
    strangers: ["the index 'by-name' of units", 'the variable DEBUG of api', 'the collection holiday-photos'],
  })
})

test('a variable that we do not know survives when another one is set', () => {
  const present = changedFunction('api', { variables: { OLDEST_APP: '0.0.9', DEBUG: '1' } })
  const [step] = planDeployment(desired, present).steps
  expect(step).toMatchObject({ settings: { variables: { OLDEST_APP: '0.1.0', DEBUG: '1' } } })
})

test('a required value is missing until each function that needs it has it', () => {
  const without = missingValues(desired, deployed())
  expect(without.join()).toContain('MINI_PROGRAM is not set')
  const users = functions
    .filter(({ variables }) => variables.includes('MINI_PROGRAM'))
    .map(({ name }) => name)
  const present = deployed({
    functions: deployed().functions.map((one) =>
      users.includes(one.name) ? { ...one, variables: { ...one.variables, MINI_PROGRAM: 'kept' } } : one,
    ),
  })
  expect(missingValues(desired, present).join()).not.toContain('MINI_PROGRAM')
})
