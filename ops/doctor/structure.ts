import { missingValues } from '../deploy/deploy'
import { readDesired } from '../deploy/desired'
import { planDeployment, type Plan, type Step } from '../deploy/plan'
import type { Present } from '../deploy/present'
import { ill, open, well, type Finding } from './finding'

const deploy = 'npm run deploy'

/** Compares an environment with the repository: the same comparison that deployment begins with. */
export function examineStructure(root: string, present: Present): Finding[] {
  const { desired, problems } = readDesired(root, {})
  if (!desired) return problems.map((problem) => ill('Repository', problem, 'see what it says'))
  const plan = planDeployment(desired, present)
  const missing = missingValues(desired, present)
  return [
    ...points.map(([point, kinds, fine]) => toDo(point, kinds, fine, plan)),
    missing.length === 0
      ? well('Variables', 'every function has those that it needs')
      : ill('Variables', missing.join(' '), `set them, then ${deploy}`),
    outgoing(present),
    ...plan.problems.map((problem) => ill('In the way', problem, `then ${deploy}`)),
    ...plan.strangers.map((stranger) => open('Not ours', `${stranger}; it stays as it is`)),
  ]
}

const points: readonly (readonly [point: string, kinds: readonly Step['do'][], fine: string])[] = [
  ['Collections', ['create-collection', 'close-collection'], 'all are there, and closed to phones'],
  ['Indexes', ['create-index'], 'all are there'],
  ['Rules', ['set-function-rules', 'set-storage-rules'], 'functions and files are as closed as they must be'],
  ['Functions', ['create-function', 'upload-code', 'configure-function'], 'all run the code that lies here'],
  ['Timers', ['create-timer', 'replace-timer'], 'set'],
  ['Address for callbacks', ['create-route'], 'leads to the function'],
]

function toDo(point: string, kinds: readonly Step['do'][], fine: string, { steps }: Plan): Finding {
  const left = steps.filter((step) => kinds.includes(step.do)).map(shortly)
  return left.length === 0 ? well(point, fine) : ill(point, left.join('; '), deploy)
}

function shortly(step: Step): string {
  switch (step.do) {
    case 'create-collection':
      return `${step.collection} is missing`
    case 'close-collection':
      return `${step.collection} is open to phones`
    case 'create-index':
      return `${step.collection} lacks the index ${step.index.name}`
    case 'set-function-rules':
      return 'who may call which function is not as written'
    case 'set-storage-rules':
      return 'who may read and write files is not as written'
    case 'create-function':
      return `${step.settings.name} is missing`
    case 'upload-code':
      return `${step.name} runs other code`
    case 'configure-function':
      return `${step.settings.name} is set otherwise (${step.changed.join(', ')})`
    case 'create-timer':
      return `${step.functionName} has no timer ${step.timer.name}`
    case 'replace-timer':
      return `the timer of ${step.functionName} is not ${step.timer.cron}`
    case 'create-route':
      return `${step.route.path} leads nowhere`
    default:
      return step satisfies never
  }
}

/** WeChat gives tokens to listed addresses only, so those that ask for them must not change theirs. */
const asksWechat = ['api', 'clock']

function outgoing({ functions }: Present): Finding {
  const roaming = functions.filter(
    ({ name, outgoing: from }) => asksWechat.includes(name) && from.length === 0,
  )
  const fixed = [...new Set(functions.flatMap(({ outgoing: from }) => from))]
  if (roaming.length === 0) return well('Outgoing address', `fixed: ${fixed.join(', ')}`)
  return ill(
    'Outgoing address',
    `${roaming.map(({ name }) => name).join(' and ')} call out from changing addresses`,
    'switch 固定出口 IP on in the function’s settings, and put the address on the whitelist of each account',
  )
}
