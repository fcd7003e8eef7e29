import path from 'node:path'
import { useLocal, type TestEnvironment } from '../../_support/local'

let local: TestEnvironment

beforeAll(async () => {
  local = await useLocal({ functionsOf: path.join(__dirname, 'fixtures'), now: '2026-12-31T23:59:40Z' })
})

afterAll(() => local.remove())

test('fast-forward runs the clock at the next minute, then at each minute at which something is due', async () => {
  const { now, ran } = await local.advanceTo('2027-01-01T04:00:00Z')
  expect(ran.map(({ at, ok }) => [at, ok])).toEqual([
    ['2027-01-01T00:00:00.000Z', true],
    ['2027-01-01T01:00:00.000Z', true],
    ['2027-01-01T01:31:00.000Z', true],
  ])
  expect(now).toMatch(/^2027-01-01T04:00:00/)
})

test('the clock function sees the instant it is run for, and its timer', async () => {
  await local.setClock('2027-01-01T00:30:30Z')
  const { ran } = await local.advanceTo('2027-01-01T00:40:00Z')
  expect(ran).toHaveLength(1)
  expect(ran[0]?.answer).toMatchObject({
    timer: 'every-minute',
    now: expect.stringMatching(/^2027-01-01T00:31:00/),
  })
})

test('nothing runs before the next minute, and time does not go back', async () => {
  await local.setClock('2027-01-01T05:00:10Z')
  expect(await local.advanceTo('2027-01-01T05:00:50Z')).toMatchObject({ ran: [] })
  const { now } = await local.advanceTo('2027-01-01T05:00:00Z')
  expect(now).toMatch(/^2027-01-01T05:00:5/)
})
