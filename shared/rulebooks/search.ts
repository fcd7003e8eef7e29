/** Words that people use for one thing: whoever looks for one finds the others. */
const synonyms: readonly (readonly string[])[] = [
  ['图片', '照片', '相片', '配图', '插图'],
  ['视频', '录像', '短片'],
  ['标题', '题目'],
  ['摘要', '简介'],
  ['正文', '文字', '内容'],
  ['来源', '出处'],
  ['退回', '打回', '驳回'],
  ['退改', '修改'],
  ['截稿', '截止'],
  ['提前', '提早'],
  ['顺延', '推迟', '延期', '往后排'],
  ['加急', '紧急', '急稿', '插队'],
  ['版位', '名额', '空位'],
  ['群发', '推送', '发布', '发出'],
  ['编辑', '小编'],
  ['审批', '审核', '放行'],
  ['供稿', '投稿', '交稿'],
  ['罚款', '处罚', '扣款'],
  ['追责', '责任', '问责'],
  ['账号', '帐号', '公众号', '公众平台'],
  ['备案', '开通', '注册'],
  ['盖章', '印章', '公章'],
  ['密码', '口令'],
  ['投诉', '客诉'],
  ['微信群', '群聊', '工作群'],
  ['评选', '参评', '投票', '比赛'],
  ['约稿', '催稿', '催办'],
  ['昵称', '群名片', '备注名'],
  ['响应', '答复', '回复'],
  ['提醒', '警告'],
  ['头像', '照片'],
  ['联系人', '好友'],
  ['离职', '辞职', '离开公司'],
  ['交接', '移交'],
  ['注销', '关闭账号', '销号'],
]

/** What was typed, ready to be looked for: each entry is one word, with all that stands for the same. */
export type Sought = readonly (readonly string[])[]

/** Spaces separate words, each of which must be mentioned; but `300 字` is also found as one. */
export function seek(typed: string): Sought {
  const words = typed.split(/\s+/).map(fold).filter(Boolean)
  return words.map(variants)
}

/**
 * Whether every word is mentioned in one of the texts.
 * @param initials the texts by the first letters of their pinyin, sign by sign
 */
export function isMentioned(
  sought: Sought,
  texts: readonly string[],
  initials: readonly string[] = [],
): boolean {
  const folded = texts.map(fold)
  return sought.every(
    (word) =>
      word.some((variant) => folded.some((text) => text.includes(variant))) ||
      byPinyin(word).some((letters) => initials.some((text) => text.includes(letters))),
  )
}

/** The word, if it can stand for the first letters of others: `ba` for 备案. */
function byPinyin([typed = '']: readonly string[]): string[] {
  return /^[a-z]{2,}$/.test(typed) ? [typed] : []
}

export type Passage = { readonly text: string; readonly isFound: boolean }

/**
 * A text in passages, so that what was found can be shown.
 * @param initials the text by the first letters of its pinyin, sign by sign
 */
export function passages(text: string, sought: Sought, initials = ''): Passage[] {
  const signs = Array.from(text)
  const byText = markFound(signs, sought.flat())
  const byLetters = markFound(Array.from(initials), sought.flatMap(byPinyin))
  const found = signs.map((_, index) => byText[index] === true || byLetters[index] === true)
  const parts: { text: string; isFound: boolean }[] = []
  signs.forEach((sign, index) => {
    const isFound = found[index] ?? false
    const last = parts.at(-1)
    if (last?.isFound === isFound) last.text += sign
    else parts.push({ text: sign, isFound })
  })
  return parts
}

function markFound(signs: readonly string[], variants: readonly string[]): boolean[] {
  // Where each folded sign stood: folding leaves out spaces.
  const kept = signs.map((sign, index) => ({ folded: fold(sign), index })).filter(({ folded }) => folded)
  const text = kept.map(({ folded }) => folded).join('')
  const found = signs.map(() => false)
  for (const variant of variants) {
    for (let at = text.indexOf(variant); at >= 0; at = text.indexOf(variant, at + 1)) {
      const [first, last] = [kept[at]?.index, kept[at + variant.length - 1]?.index]
      if (first !== undefined && last !== undefined) found.fill(true, first, last + 1)
    }
  }
  return found
}

function variants(word: string): string[] {
  const swapped = synonyms.flatMap((group) =>
    group
      .filter((term) => word.includes(term))
      .flatMap((term) => group.map((other) => word.replace(term, other))),
  )
  return [...new Set([word, ...swapped])]
}

/** Without spaces, in half width and small letters. One sign gives one sign or none, so that places stay known. */
export function fold(text: string): string {
  return Array.from(text, foldSign).join('')
}

function foldSign(sign: string): string {
  if (/\s/.test(sign)) return ''
  const code = sign.codePointAt(0) ?? 0
  const half = code >= 0xff01 && code <= 0xff5e ? String.fromCodePoint(code - 0xfee0) : sign
  const small = half.toLowerCase()
  return small.length === half.length ? small : half
}
