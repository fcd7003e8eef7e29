import type { SoundsOf } from '../../shared/accounts'

/** The pinyin of every sign, tones included. The dictionary is read when it is first asked for. */
export async function loadSounds(): Promise<SoundsOf> {
  const { pinyin } = await import('pinyin-pro')
  const read = (text: string) => pinyin(text, { toneType: 'num', type: 'array' })
  return (text) => {
    const signs = Array.from(text)
    const sounds = read(text)
    return sounds.length === signs.length ? sounds : signs.map((sign) => read(sign).join(''))
  }
}
