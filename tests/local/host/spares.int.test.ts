import { openSpares, type Spares } from '../../../local/functions/spares'
import { gone, openHost, type TestHost } from './support'

const telling = `
  let calls = 0
  exports.main = async ({ waitMs = 0 }) => {
    calls += 1
    const { ONLY_HERE, ONLY_THERE, TCB_ENV } = process.env
    console.log('told', TCB_ENV)
    await new Promise((resolve) => setTimeout(resolve, waitMs))
    return { pid: process.pid, calls, ONLY_HERE, ONLY_THERE, TCB_ENV, at: Date.now() }
  }`

const deployed = (variable: string) => ({
  telling: { source: telling, envVariables: { [variable]: variable } },
})

let spares: Spares

beforeEach(() => {
  spares = openSpares()
})

afterEach(() => spares.close())

function open(envId: string, variable: string, before?: TestHost): TestHost {
  const host = openHost(deployed(variable), { envId, spares })
  if (!before) return host
  const [{ file }, [own]] = [before.functions.definitions[0]!, host.functions.definitions]
  return openHost({}, { envId, spares, definitions: [{ ...own!, file }] })
}

test('what an environment leaves warm serves the next, whose variables, log and clock are all that it has', async () => {
  const here = open('here', 'ONLY_HERE')
  const first = await here.invoke('telling')
  expect(first).toMatchObject({ calls: 1, ONLY_HERE: 'ONLY_HERE', TCB_ENV: 'here' })
  const there = open('there', 'ONLY_THERE', here)
  await here.functions.close()
  await there.clock.set(new Date('2030-01-01T00:00:00Z'))
  const second = (await there.invoke('telling')) as { pid: number; at: number }
  expect(second).toMatchObject({ calls: 2, ONLY_THERE: 'ONLY_THERE', TCB_ENV: 'there' })
  expect(second).not.toHaveProperty('ONLY_HERE')
  expect(second.pid).toBe((first as { pid: number }).pid)
  expect(new Date(second.at).getUTCFullYear()).toBe(2030)
  expect(here.log()).toContain('told here')
  expect(here.log()).not.toContain('told there')
  expect(there.log()).toMatch(/^2030-01-01T\S+\ttelling#\d+\t\S+\ttold there$/m)
  await there.close()
})

test('one in the middle of a call is ended, and one that died is not taken', async () => {
  const here = open('here', 'ONLY_HERE')
  const { pid } = (await here.invoke('telling')) as { pid: number }
  const interrupted = here.invoke('telling', { waitMs: 60_000 })
  const refused = expect(interrupted).rejects.toMatchObject({ code: 'FUNCTIONS_EXECUTE_FAIL' })
  const there = open('there', 'ONLY_THERE', here)
  await here.functions.close()
  await refused
  const left = (await there.invoke('telling')) as { pid: number }
  expect(left.pid).not.toBe(pid)
  const later = open('later', 'ONLY_THERE', there)
  await there.functions.close()
  process.kill(left.pid, 'SIGKILL')
  await gone(left.pid)
  expect(((await later.invoke('telling')) as { pid: number }).pid).not.toBe(left.pid)
  await later.close()
})
