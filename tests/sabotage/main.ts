import { sabotages, type Sabotage } from './sabotages'
import { Scene } from './scene'

// `npm run sabotage [-- 'part of a name' …]`: spoils a copy of the product in one way after the other, and asks of each whether the
// test that is named for it turns red. Every test has to be green first.

const said = { passed: 'passed', failed: 'failed', none: 'did not run' } as const

const wanted = process.argv.slice(2)
const chosen = sabotages.filter(
  ({ name }) => wanted.length === 0 || wanted.some((words) => name.includes(words)),
)
const scene = new Scene(process.cwd())
try {
  const uncaught = chosen.filter((sabotage) => !isCaught(sabotage))
  console.log(`\n${chosen.length - uncaught.length} caught, ${uncaught.length} not caught`)
  process.exitCode = uncaught.length === 0 && chosen.length > 0 ? 0 : 1
} finally {
  scene.leave()
}

function isCaught(sabotage: Sabotage): boolean {
  const { name, caughtBy } = sabotage
  const before = scene.run(caughtBy)
  const after = scene.spoilt(sabotage, () => scene.run(caughtBy))
  const isSeen = before === 'passed' && after === 'failed'
  console.log(`${isSeen ? 'caught    ' : 'NOT CAUGHT'} ${name}`)
  if (!isSeen)
    console.log(`           ${caughtBy.file}: “${caughtBy.test}” ${said[before]}, then ${said[after]}`)
  return isSeen
}
