import fc from 'fast-check'
import { inviteLength, newInviteCode, readInviteCode } from '../../shared/staff'

const numbers = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
const codes = fc.array(numbers, { minLength: inviteLength, maxLength: inviteLength }).map((draws) => {
  const left = [...draws]
  return newInviteCode(() => left.shift()!)
})

describe('an invite code', () => {
  it('has no sign that people confuse with another', () => {
    fc.assert(fc.property(codes, (code) => expect(code).toMatch(/^[2-9A-HJKMNP-Z]{8}$/)))
    fc.assert(fc.property(codes, (code) => expect(code).not.toMatch(/[01OIL]/)))
  })

  it('may have any of 31 signs at any place', () => {
    const signs = Array.from({ length: 31 }, (_, n) => newInviteCode(() => (n + 0.5) / 31))
    expect(new Set(signs).size).toBe(31)
    expect(newInviteCode(() => 0)).toBe('22222222')
    expect(newInviteCode(() => 1 - Number.EPSILON)).toBe('ZZZZZZZZ')
  })

  it('is read as it was made, however it is typed', () => {
    const between = fc.constantFrom('', ' ', '-', '　', ' - ', '\t')
    fc.assert(
      fc.property(codes, between, fc.nat(inviteLength), fc.boolean(), (code, gap, at, lower) => {
        const typed = `${gap}${code.slice(0, at)}${gap}${code.slice(at)}${gap}`
        expect(readInviteCode(lower ? typed.toLowerCase() : typed)).toBe(code)
      }),
    )
  })

  it.each([
    ...[
      '',
      ' ',
      '2345678',
      '234567892',
      'ABCD0EFG',
      'ABCDOEFG',
      'ABCD1EFG',
      'ABCDIEFG',
      'ABCDLEFG',
      'ABCD_EFG',
    ],
    ...['二三四五六七八九', '😀😀😀😀', 'ABCD.EFG', 'ＡＢＣＤＥＦＧＨ'],
  ])('is not read from %j', (typed) => {
    expect(readInviteCode(typed)).toBeNull()
  })
})
