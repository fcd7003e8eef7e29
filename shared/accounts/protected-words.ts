import { refuse, type Refusal } from '../_kernel'
import { fold } from '../rulebooks'

/** How a text comes near a protected word. */
export type Likeness =
  | 'itself' // it stands there
  | 'disguised' // it stands there, taken apart by spaces or signs
  | 'sounds the same' // other characters, the same sounds in the same tones
  | 'sounds alike' // the same sounds, in other tones
  | 'one sign apart' // of three signs or more, one is another
  | 'spelled out' // its pinyin in letters

export type Resemblance = { readonly word: string; readonly found: string; readonly likeness: Likeness }

/** The pinyin of each sign of a text, with the tone as a figure (`qing1`); what has none stays as it is. */
export type SoundsOf = (text: string) => readonly string[]

/**
 * Every place where a name or a description contains a protected word or suggests it (G13). Each word is named once, by
 * what comes nearest.
 */
export function resemblances(
  text: string,
  words: readonly string[],
  soundsOf: SoundsOf,
): readonly Resemblance[] {
  return words.flatMap((word) => nearest(text, word.trim(), soundsOf) ?? [])
}

function nearest(text: string, word: string, soundsOf: SoundsOf): Resemblance | null {
  const sought = Array.from(plain(word))
  if (sought.length === 0) return null
  const signs = Array.from(plain(text))
  const joined = signs.join('')
  if (text.toLowerCase().includes(word.toLowerCase())) return { word, found: word, likeness: 'itself' }
  if (joined.includes(sought.join(''))) return { word, found: text.trim(), likeness: 'disguised' }
  const wanted = soundsOf(sought.join(''))
  const sounds = soundsOf(joined)
  const windows = signs.slice(sought.length - 1).map((_, at) => ({
    found: signs.slice(at, at + sought.length),
    heard: sounds.slice(at, at + sought.length),
  }))
  const like = (test: (window: (typeof windows)[number]) => boolean, likeness: Likeness) => {
    const window = windows.find(test)
    return window ? { word, found: window.found.join(''), likeness } : null
  }
  const toneless = wanted.map(withoutTone)
  const letters = toneless.join('')
  const isChinese = sought.every((sign, n) => wanted[n] !== sign)
  return (
    (isChinese ? like(({ heard }) => same(heard, wanted), 'sounds the same') : null) ??
    (isChinese && joined.includes(letters) ? { word, found: letters, likeness: 'spelled out' } : null) ??
    (sought.length > 2 ? like(({ found }) => differences(found, sought) === 1, 'one sign apart') : null) ??
    (isChinese ? like(({ heard }) => same(heard.map(withoutTone), toneless), 'sounds alike') : null)
  )
}

/** Neither spaces nor signs between characters, whatever the width or case. */
function plain(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '')
}

function withoutTone(sound: string): string {
  return sound.replace(/\d$/, '')
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((sound, n) => sound === b[n])
}

function differences(a: readonly string[], b: readonly string[]): number {
  return a.filter((sign, n) => sign !== b[n]).length
}

/** What a person could take for the company's own name, and is not written so. */
const misleading: readonly Likeness[] = ['disguised', 'sounds the same', 'one sign apart']

const why: Readonly<Record<Likeness, string>> = {
  itself: '写的就是它',
  disguised: '中间加了空格或符号',
  'sounds the same': '读音相同',
  'sounds alike': '读音相近',
  'one sign apart': '只差一个字',
  'spelled out': '是它的拼音',
}

/** Why an account cannot be called so; null when it can (G13). */
export function refuseNaming(found: readonly Resemblance[], path: string): Refusal | null {
  const worst = found.find(({ likeness }) => misleading.includes(likeness))
  if (!worst) return null
  const { word, found: measured, likeness } = worst
  return refuse(
    'against-rule',
    `“${measured}”与受保护的“${word}”${why[likeness]}，容易被当作仿冒。请写正确的“${word}”，或换一个名称（G13）。`,
    { clause: 'G13', path, measured, limit: word },
  )
}

/** What of it whoever decides should know. */
export function sayResemblance({ word, found, likeness }: Resemblance): string {
  return likeness === 'itself' ? `用了受保护的“${word}”` : `“${found}”与受保护的“${word}”${why[likeness]}`
}
