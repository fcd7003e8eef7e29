import type { Examination } from '../../cloudfunctions/examine'
import { sayFinding } from '../../ops/doctor/finding'
import { examineFunction } from '../../ops/doctor/function'

const here = { now: '2026-01-04T09:00:00.000Z', code: 'digest' } as const

const fine: Examination = {
  now: '2026-01-04T09:00:20.000Z',
  code: 'digest',
  variables: { MINI_PROGRAM: 'set', OLDEST_APP: 'not-set' },
  accounts: [{ appId: 'wx1', name: '集团媒体号', token: 'obtained' }],
  templates: ['decide', 'result', 'schedule', 'publish', 'remind'],
}

const said = (change: Partial<Examination>, there: Parameters<typeof examineFunction>[1] = here) =>
  examineFunction({ ...fine, ...change }, there).map(sayFinding)

const token = (told: Examination['accounts'][number]['token']) => ({
  accounts: [{ appId: 'wx1', name: '集团媒体号', token: told }],
})

test('a function that is well', () => {
  expect(said({})).toEqual([
    '✓ Version: the function clock runs the code that lies here',
    '✓ Clocks: here and there 20 s apart',
    '✓ WeChat, 集团媒体号: gives a token',
    '✓ Message templates: all are chosen',
  ])
})

test.each<[string, Partial<Examination>, string]>([
  [
    'other code',
    { code: 'other' },
    '✗ Version: the function clock runs other code than lies here → npm run deploy',
  ],
  ['a clock that is off', { now: '2026-01-04T09:01:01.000Z' }, '✗ Clocks'],
  [
    'a malformed variable',
    { variables: { MINI_PROGRAM: 'malformed' } },
    '✗ Variables: MINI_PROGRAM of the function clock cannot be read',
  ],
  ['no secret', token('no-secret'), '✗ WeChat, 集团媒体号: its AppSecret is not known'],
  ['no key', token('no-key'), '✗ WeChat, 集团媒体号: its AppSecret cannot be opened'],
  ['no answer', token('no-answer'), '✗ WeChat, 集团媒体号: does not answer'],
  ['an address that is not listed', token({ refused: 40164, from: '1.2.3.4' }), 'put 1.2.3.4 on it'],
  [
    'a wrong secret',
    token({ refused: 40125, from: null }),
    '✗ WeChat, 集团媒体号: gives no token: 40125 → its AppSecret is wrong',
  ],
  ['a code that nobody expects', token({ refused: 99999, from: null }), 'gives no token: 99999'],
  [
    'templates not chosen',
    { templates: ['decide'] },
    '? Message templates: not chosen: 审批结果、排期变动、发布结果、提醒',
  ],
  ['no channel', { accounts: [] }, '? WeChat: there is no channel yet'],
])('what is ill, and how it is mended: %s', (_what, change, line) => {
  expect(said(change).join('\n')).toContain(line)
})

test('without a build here, nothing is claimed of the version', () => {
  expect(said({}, { ...here, code: null })[0]).toMatch(/^\? Version/)
})
