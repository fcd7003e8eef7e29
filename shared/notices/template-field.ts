import { characters, dayOf, neutralLine, timeOf, type Instant } from '../_kernel'

/** The kinds of field of a subscription message that we fill; WeChat refuses the whole message for one bad value. */
export const fieldTypes = ['thing', 'phrase', 'name', 'time', 'date', 'character_string'] as const

export type FieldType = (typeof fieldTypes)[number]

/** What may stand in each kind of field (wechat-facts 2.1); empty never. */
export const format = {
  /** At most 20 characters of any kind. */
  thing: (text: string) => cut(neutralLine(text).trim(), 20) || '（无）',
  /** At most 5 Chinese characters and nothing else. */
  phrase: (text: string) => onlyChinese(text).slice(0, 5) || '通知',
  /** At most 10 Chinese characters, or 20 letters. */
  name: (text: string) => onlyChinese(text).slice(0, 10) || onlyLetters(text).slice(0, 20).trim() || '微规',
  /** With its date. */
  time: (instant: Instant) => `${sayDate(instant)} ${timeOf(instant)}`,
  date: (instant: Instant) => sayDate(instant),
  /** At most 32 digits, letters and signs. */
  character_string: (text: string) => text.replace(/[^\x21-\x7e]/g, '').slice(0, 32) || '-',
} as const

function cut(text: string, most: number): string {
  return characters(text) <= most ? text : `${[...text].slice(0, most - 1).join('')}…`
}

function onlyChinese(text: string): string {
  return text.replace(/[^\u4e00-\u9fff]/g, '')
}

function onlyLetters(text: string): string {
  return text.replace(/[^A-Za-z ]/g, '').trim()
}

function sayDate(instant: Instant): string {
  const [year, month, date] = dayOf(instant).split('-').map(Number)
  return `${year}年${month}月${date}日`
}
