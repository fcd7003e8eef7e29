import { existsSync, readFileSync } from 'node:fs'
import { sabotages } from './sabotages'

// `npm run sabotage` takes minutes and is run by hand; here only that it can still be run.

it('there are at least 25 of them, each with a name of its own', () => {
  expect(sabotages.length).toBeGreaterThanOrEqual(25)
  expect(new Set(sabotages.map(({ name }) => name)).size).toBe(sabotages.length)
})

describe.each(sabotages.map((sabotage) => [sabotage.name, sabotage] as const))('%s', (_, sabotage) => {
  it('has its place in the code, which is there once', () => {
    expect(readFileSync(sabotage.file, 'utf8').split(sabotage.is)).toHaveLength(2)
    expect(sabotage.becomes).not.toBe(sabotage.is)
  })

  it('has a file of tests that catches it', () => {
    expect(existsSync(sabotage.caughtBy.file)).toBe(true)
  })
})
