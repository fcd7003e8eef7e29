// What the code of each folder may not touch, and what to do instead. Used by eslint.config.mjs.

const forbid = (selector, message) => ({ selector, message })
const globals = (names, message) => names.map((name) => ({ name, message }))

export const noEnums = [
  forbid('TSEnumDeclaration', 'Write a union of string literals (`as const`) instead of an enum.'),
]

export const noDefaultExports = [
  forbid(
    'ExportDefaultDeclaration',
    'Export by name. Only screens, app and config files have a default export.',
  ),
]

export const zodAsNamespace = [
  forbid(
    "ImportDeclaration[source.value='zod'] > :matches(ImportDefaultSpecifier, ImportSpecifier[imported.name='z'])",
    "Write `import * as z from 'zod'`: esbuild cannot shake the z object (466 KB instead of 89).",
  ),
]

const leadingToTheClause =
  'From every refusal one tap leads to its clause (X1, X2): show it with FailureNote, FailureLine or RefusalLine of miniprogram/_ui, say it in passing with tellFailure.'

export const noBareRefusals = [
  forbid(
    "JSXExpressionContainer > MemberExpression[property.name='message'][object.name=/refusal$/i], JSXExpressionContainer > MemberExpression[property.name='message'][object.property.name='refusal']",
    leadingToTheClause,
  ),
  forbid(
    "CallExpression[callee.name='toast'] > CallExpression[callee.name='sayFailure']",
    leadingToTheClause,
  ),
  forbid("JSXExpressionContainer > CallExpression[callee.name='sayFailure']", leadingToTheClause),
]

export const noTaroCloudImport = [
  forbid(
    "ImportDeclaration[source.value='@tarojs/taro'] > ImportSpecifier[imported.name='cloud']",
    'Only miniprogram/_platform calls the cloud. Use its api client.',
  ),
]

export const noCloudSdk = [
  forbid(
    "ImportDeclaration[source.value='@cloudbase/node-sdk']",
    'Only cloudfunctions/_platform touches the SDK. Use the database and the Tx it offers.',
  ),
]

/** The machine's clock, in every form that reads it. `instead` says where this folder gets the time from. */
export const noClock = (instead) => [
  forbid("MemberExpression[object.name='Date'][property.name='now']", instead),
  forbid("NewExpression[callee.name='Date'][arguments.length=0]", instead),
  forbid("CallExpression[callee.name='Date']", instead),
  forbid("CallExpression[callee.name='dayjs'][arguments.length=0]", instead),
  forbid(
    "CallExpression[callee.object.name='dayjs'][callee.property.name=/^(utc|tz)$/][arguments.length=0]",
    instead,
  ),
]

const beijing =
  'This depends on the time zone of the machine. Use shared/_kernel/time: everything is Beijing time.'

export const noLocalTime = [
  forbid("NewExpression[callee.name='Date'][arguments.length>1]", beijing),
  forbid('CallExpression[callee.property.name=/^[gs]et(FullYear|Month|Date|Day|Hours|Minutes)$/]', beijing),
  forbid('CallExpression[callee.property.name=/^toLocale(Date|Time)?String$/]', beijing),
]

const outsideTheTransaction =
  'The SDK runs this outside the transaction, silently. In a transaction use doc(id) operations or where().get(); count before it starts.'
const calledOnTx = (names, also = '') =>
  `CallExpression > MemberExpression.callee[property.name=/^(${names})$/]${also}:has(Identifier[name='tx'])`

export const noTransactionTraps = [
  forbid(
    calledOnTx('update|remove', ":has(CallExpression[callee.property.name='where'])"),
    outsideTheTransaction,
  ),
  forbid(calledOnTx('count|aggregate'), outsideTheTransaction),
]

export const noTestTricks = [
  forbid(
    'CallExpression[callee.property.name=/^(only|skip|todo|failing)$/][callee.object.name=/^(it|test|describe)$/], CallExpression[callee.name=/^(fit|fdescribe|xit|xtest|xdescribe)$/]',
    'Every test runs every time. Mend it or delete it.',
  ),
  forbid(
    "CallExpression[callee.object.name='jest'][callee.property.name=/^(mock|doMock|unstable_mockModule)$/]",
    'No doubles of our own code: pass the clock and the randomness in, and talk to local/ through the real SDK.',
  ),
  forbid(
    "CallExpression[callee.object.name='jest'][callee.property.name='retryTimes']",
    'A test that needs a retry hides a race. Wait for the state itself.',
  ),
  forbid(
    "CallExpression[callee.name='setTimeout'][arguments.0.name=/^(resolve|done|r)$/]",
    'No sleeps in tests. Wait for the state itself.',
  ),
]

export const noSecretDocuments = [
  forbid(
    "CallExpression[callee.property.name=/^(get|getMany|find|findOnly|updateIf|insert|replace)$/][arguments.0.value='secrets']",
    'Only cloudfunctions/_platform/secrets touches what is sealed. Use sealSecret and secretsSet.',
  ),
]

const toldEverything = 'shared/ is told everything it needs: take it as a parameter.'

export const sharedGlobals = [
  ...globals(['process', 'console', 'fetch', 'crypto', 'performance', 'Buffer', 'require'], toldEverything),
  ...globals(
    ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'],
    'shared/ is pure: nothing in it waits. Return what should happen, and let the caller do it.',
  ),
  ...globals(['Intl'], 'WeChat has no reliable Intl. Use shared/_kernel/time for days and instants.'),
  ...globals(
    [
      'TextEncoder',
      'TextDecoder',
      'structuredClone',
      'URL',
      'URLSearchParams',
      'AbortController',
      'window',
      'document',
    ],
    'shared/ also runs inside WeChat, which lacks this.',
  ),
]

export const functionGlobals = [
  ...globals(
    ['process'],
    'Environment is parsed once, in cloudfunctions/_platform. Take the value from ctx.',
  ),
  ...globals(['console'], 'One log line per call, written by the door. Throw a fault, or return a refusal.'),
]

const lacks = (instead) => `WeChat lacks this global. ${instead}`

const absentInWechat = [
  ...globals(
    ['window', 'document', 'navigator', 'location', 'history'],
    lacks('Use Taro, through miniprogram/_platform.'),
  ),
  ...globals(['localStorage', 'sessionStorage'], lacks('Use the storage of miniprogram/_platform.')),
  ...globals(['Intl'], lacks('Use shared/_kernel/time.')),
  ...globals(['TextEncoder', 'TextDecoder', 'crypto'], lacks('Hash and encode on the server.')),
  ...globals(['structuredClone'], lacks('Build the new value with a spread.')),
  ...globals(['queueMicrotask', 'requestIdleCallback'], lacks('Use Promise.resolve().then or setTimeout.')),
  ...globals(
    ['XMLHttpRequest', 'WebSocket', 'URL', 'URLSearchParams', 'Blob', 'FormData'],
    lacks('Call the server through miniprogram/_platform.'),
  ),
]

export const wechatPlatformGlobals = absentInWechat

export const wechatGlobals = [
  ...absentInWechat,
  ...globals(['fetch'], lacks('Call the server through miniprogram/_platform.')),
  ...globals(
    ['AbortController'],
    lacks('miniprogram/_platform brings one for the libraries; screens cancel by query key.'),
  ),
  ...globals(['wx'], 'Only miniprogram/_platform touches wx. Add what you need there.'),
  ...globals(
    ['process'],
    'Only miniprogram/_platform reads process.env: a name without an entry in .env breaks the launch.',
  ),
]

export const noRandom = (instead) => ({ object: 'Math', property: 'random', message: instead })

export const noTaroCloud = {
  object: 'Taro',
  property: 'cloud',
  message: 'Only miniprogram/_platform calls the cloud. Use its api client.',
}
