import { fold } from '../../shared/rulebooks'

/** The first character of each letter as pinyin sorts them. (No pinyin begins with i, u or v.) */
const firsts = Array.from('阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥扨它穵夕丫帀')
const letters = 'abcdefghjklmnopqrstwxyz'

let collator: Intl.Collator | null = null

/** Each character is looked up once. */
const known = new Map<string, string>()

function letterOf(sign: string): string {
  const found = known.get(sign)
  if (found !== undefined) return found
  collator ??= new Intl.Collator('zh-Hans-u-co-pinyin')
  const { compare } = collator
  const after = firsts.findIndex((first) => compare(sign, first) < 0)
  const letter = letters.charAt(after < 0 ? letters.length - 1 : Math.max(0, after - 1))
  known.set(sign, letter)
  return letter
}

/**
 * A text by the first letters of its pinyin, so that `tqzt` finds 提前整天: one sign for each, so that places stay known.
 * What has no pinyin stays as it is folded; a blank stays one.
 */
export function initialsOf(text: string): string {
  return Array.from(text, (sign) => (/\p{Script=Han}/u.test(sign) ? letterOf(sign) : fold(sign) || ' ')).join(
    '',
  )
}
