import { initialsOf } from '../../cloudfunctions/_platform/initials'
import { upgraded } from '../../cloudfunctions/_platform/collections'
import { keyOf, keysOf } from '../../shared/staff'
import { aPerson } from '../_support/domain-builders'

const keys = (name: string, staffNo?: string) => keysOf({ name, staffNo }, initialsOf(name))

describe('somebody is found by', () => {
  it.each([
    ['any part of the name', '欧阳娜娜', '阳娜'],
    ['a single sign of it', '陈默', '默'],
    ['the first letters of its pinyin', '陈默', 'cm'],
    ['those of a rare sign', '张璐瑾', 'zlj'],
    ['some of them', '欧阳娜娜', 'yn'],
    ['them in capitals and with a blank', '陈默', ' C M'],
    ['a surname as it is read', '曾鑫', 'zx'],
    ['and as it is written elsewhere', '曾鑫', 'cx'],
    ['a name in letters', 'Anna Lee', 'annal'],
    ['the beginning of a longer name than is kept', '阿卜杜拉·买买提·艾力江', '阿卜杜拉·买买提·艾力江'],
  ])('%s: %s by %j', (_what, name, typed) => {
    expect(keys(name)).toContain(keyOf(typed))
  })

  it('the beginning of the number, not its end', () => {
    expect(keys('陈默', 'A1007')).toEqual(expect.arrayContaining(['a', 'a10', 'a1007']))
    expect(keys('陈默', 'A1007')).not.toContain('1007')
  })

  it.each(['王', 'mc', '陈默默'])('not by %s', (typed) => {
    expect(keys('陈默')).not.toContain(keyOf(typed))
  })

  it('nothing that was not typed', () => {
    expect(keyOf('  ')).toBeNull()
  })

  it('each key once, and none but what is short', () => {
    const found = keys('王王王王王王王王王王王王')
    expect(new Set(found).size).toBe(found.length)
    expect(Math.max(...found.map((key) => key.length))).toBe(8)
  })
})

it('design §3.4: a person who was stored before there were keys is read with them', () => {
  const { keys: _, ...older } = aPerson({ name: '陈默' })
  expect(upgraded('people', { ...older, schema: 1 })).toMatchObject({
    ...{ schema: 2, name: '陈默' },
    keys: expect.arrayContaining(['陈默', 'cm']),
  })
})
