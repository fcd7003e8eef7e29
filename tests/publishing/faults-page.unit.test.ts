import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { stages } from '../../shared/publishing'
import { expected, faults } from './faults.expected'
import { faultsPage } from './faults-page'

const page = path.join(__dirname, '..', '..', 'docs', 'faults.md')

it('the page that tells people is of this very table', () => {
  const told = faultsPage(expected)
  if (process.env.WRITE_DOCS) writeFileSync(page, told)
  expect(readFileSync(page, 'utf8')).toBe(told)
})

it('every fault strikes somewhere, and every stage in which something is done is struck', () => {
  expect(new Set(expected.map(({ fault }) => fault))).toEqual(new Set(Object.keys(faults)))
  const resting = ['undecided', 'unconfirmed', 'not-sent']
  expect(new Set(expected.map(({ stage }) => stage))).toEqual(
    new Set(stages.filter((stage) => !resting.includes(stage))),
  )
})

it('T7: nothing is accepted twice, and 待核实 is left only where nothing can be known', () => {
  const unknown = expected.filter(({ ends }) => ends === 'unconfirmed')
  expect(unknown.map(({ way, fault }) => `${way} ${fault}`).sort()).toEqual([
    'draft no-evidence',
    'draft pressed-only',
    'hand silent',
    'mass-send no-evidence',
    'mass-send no-evidence',
    'publish no-evidence',
    'publish no-evidence',
  ])
})
