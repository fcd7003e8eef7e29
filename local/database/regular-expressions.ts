import { invalidParam } from './errors'

/** PCRE's flags that JavaScript has too. JavaScript's own (`g`, `y`, …) mean nothing for a test and are left out. */
const shared = /[ims]/

/** A pattern as MongoDB reads it: PCRE, with `x` and leading `(?i)` written out for JavaScript. */
export function regularExpression(pattern: string, options: string): RegExp {
  const leading = /^\(\?([imsx]+)\)/.exec(pattern)
  const flags = options + (leading?.[1] ?? '')
  const body = leading ? pattern.slice(leading[0].length) : pattern
  const kept = [...new Set(flags)].filter((flag) => shared.test(flag)).join('')
  try {
    return new RegExp(flags.includes('x') ? withoutSpace(body) : body, kept)
  } catch {
    throw invalidParam(`regular expression not supported here: /${pattern}/${options}`)
  }
}

const compiled = new WeakMap<RegExp, RegExp>()

/** Tests by code points, as MongoDB does, where the pattern allows it. */
export function fits(text: string, expression: RegExp): boolean {
  let byCodePoint = compiled.get(expression)
  if (!byCodePoint) compiled.set(expression, (byCodePoint = unicode(expression)))
  return byCodePoint.test(text)
}

function unicode(expression: RegExp): RegExp {
  const flags = expression.flags.replace(/[gyuvd]/g, '')
  try {
    return new RegExp(expression.source, `${flags}u`)
  } catch {
    return new RegExp(expression.source, flags)
  }
}

/** Extended patterns: white space and comments outside of character classes do not count. */
function withoutSpace(pattern: string): string {
  return pattern.replace(
    /(\\.|\[(?:\\.|[^\]\\])*\])|\s+|#[^\n]*/g,
    (_all, kept: string | undefined) => kept ?? '',
  )
}
