import type { Desired } from './desired'
import { planDeployment, sayStep, type Plan } from './plan'
import type { Present } from './present'
import type { Tencent } from './tencent'
import { isReadable, variables } from './variables'
import { Stop } from '../stop'

/** What a deployment would do, or why it may not begin. */
export type Prepared = Plan & { readonly present: Present }

/** @throws Stop naming everything that is missing or in the way; nothing has been touched then */
export async function prepare(tencent: Tencent, desired: Desired): Promise<Prepared> {
  const present = await tencent.survey(desired.collections.map(({ name }) => name))
  const plan = planDeployment(desired, present)
  const problems = [...missingValues(desired, present), ...plan.problems]
  if (problems.length > 0) throw notDeployed(problems)
  return { ...plan, present }
}

export function notDeployed(problems: readonly string[]): Stop {
  const list = problems.map((problem) => `  · ${problem}`).join('\n')
  return new Stop(`Nothing was deployed. First see to this:\n${list}`)
}

/** Of those variables that functions need: what is neither given nor deployed, and what could not be read. */
export function missingValues({ functions, values }: Desired, present: Present): string[] {
  const wanted = [...new Set(functions.flatMap((spec) => spec.variables))]
  return wanted.flatMap((name) => {
    const { is, required } = variables[name as keyof typeof variables]
    if (values[name]) return isReadable(name) ? [] : [`${name} is malformed. It must be ${is}.`]
    const users = functions.filter((spec) => spec.variables.includes(name))
    const deployed = users.every((spec) =>
      present.functions.some((there) => there.name === spec.name && there.variables[name]),
    )
    return deployed || !required ? [] : [`${name} is not set: ${is}.`]
  })
}

/** Does the steps in their order, and says each before it does it. */
export async function carryOut(
  tencent: Tencent,
  { steps }: Plan,
  say: (line: string) => void,
): Promise<void> {
  for (const [index, step] of steps.entries()) {
    say(`${index + 1}/${steps.length} ${sayStep(step)}`)
    await tencent.carryOut(step)
  }
}
