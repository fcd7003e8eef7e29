import { carryOut, notDeployed, prepare } from '../deploy/deploy'
import { readDesired } from '../deploy/desired'
import { routes } from '../deploy/functions'
import { sayStep } from '../deploy/plan'
import { variables } from '../deploy/variables'
import { goTo } from '../place'
import { Stop } from '../stop'
import { readFlags, root, say, type Command } from './command'
import { loadValues, regionOption, tencentAt } from './keys'

const options = { ...regionOption, 'dry-run': { type: 'boolean', default: false } } as const

export const deploy: Command = {
  help: `npm run deploy -- --env ID [--dry-run] [--values FILE] [--region ap-shanghai]

Brings an environment of CloudBase to what this repository says: collections, indexes, rules, functions, timer, and the
address for callbacks. What is as it must be stays untouched; nothing is ever removed. --dry-run says what it would do.
Keys and the functions' variables come from the environment or from FILE (NAME=value lines); a variable that is not
given stays as it was deployed.`,
  async run(args) {
    const flags = readFlags(args, options)
    if (flags.local !== undefined)
      throw new Stop('A CloudBase on this machine needs no deployment: npm start makes everything.')
    loadValues(flags.values)
    const place = await goTo(flags)
    const { desired, problems } = readDesired(root, givenValues())
    if (!desired) throw notDeployed(problems)
    const tencent = await tencentAt(place, flags.region)
    const prepared = await prepare(tencent, desired)
    for (const stranger of prepared.strangers) say(`Not ours, and stays: ${stranger}.`)
    const { steps, present } = prepared
    if (steps.length === 0) {
      say(`There is nothing to do: ${place.envId} is as this repository says.`)
    } else if (flags['dry-run']) {
      say(`To do in ${place.envId}:`)
      steps.forEach((step) => say(`  ${sayStep(step)}`))
    } else {
      await carryOut(tencent, prepared, say)
      say(`Deployed to ${place.envId}.`)
    }
    if (present.domain !== null)
      routes.forEach(({ path }) => say(`Callbacks of an account: https://${present.domain}${path}/<appid>`))
    return true
  },
}

function givenValues(): Record<string, string> {
  const given = Object.keys(variables).map((name) => [name, process.env[name] ?? ''] as const)
  return Object.fromEntries(given.filter(([, value]) => value !== ''))
}
