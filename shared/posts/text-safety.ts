import { canonicalJson, refuse, type Refusal } from '../_kernel'
import { bodyText, type Material, type TextSafety } from './material'

/** All that a person wrote, in one text whose hash names it. */
export function writtenText({ title, author, digest, source, ...material }: Material): string {
  return canonicalJson([
    title,
    author,
    digest,
    source,
    bodyText({ title, author, digest, source, ...material }),
  ])
}

/** WeChat takes 2,500 characters at once (wechat-facts 2.2). */
const pieceMost = 2400

/** The text in pieces that WeChat takes, cut at the ends of sentences where there are any. */
export function textPieces(material: Material): string[] {
  const { author, digest, source } = material
  const text = [author, digest, source, bodyText(material)].filter((part) => part.trim() !== '').join('\n')
  const signs = [...text]
  const pieces: string[] = []
  for (let from = 0; from < signs.length;) {
    const to = endOfPiece(signs, from)
    pieces.push(signs.slice(from, to).join(''))
    from = to
  }
  return pieces.filter((piece) => piece.trim() !== '')
}

const endsOfSentences = ['。', '！', '？', '\n', '；']

function endOfPiece(signs: readonly string[], from: number): number {
  const most = from + pieceMost
  if (most >= signs.length) return signs.length
  for (let at = most; at > from + pieceMost / 2; at -= 1) {
    if (endsOfSentences.includes(signs[at - 1] ?? '')) return at
  }
  return most
}

const labels: Readonly<Record<number, string>> = {
  10001: '广告',
  20001: '时政',
  20002: '色情',
  20003: '辱骂',
  20006: '违法犯罪',
  20008: '欺诈',
  20012: '低俗',
  20013: '版权',
  21000: '其他',
}

function sayLabel(label: number | null): string {
  return labels[label ?? 21000] ?? '其他'
}

/** @param clause what the channel's rules say of subjects, if they do */
export function refuseRisky(label: number, clause: string | undefined): Refusal {
  const named = clause ? `（${clause}）` : ''
  const message = `微信内容安全检测认为文字涉嫌“${sayLabel(label)}”，不能发布${named}。请修改后再提交；已填写的内容没有丢失。`
  return refuse('against-rule', message, {
    ...{ path: 'material.blocks', measured: `涉嫌${sayLabel(label)}`, limit: '通过微信内容安全检测' },
    ...(clause && { clause }),
  })
}

/** What whoever decides should know of it; null when WeChat passed the text. */
export function remarkOn(safety: TextSafety | undefined): string | null {
  if (!safety) return notChecked
  switch (safety.verdict) {
    case 'pass':
      return null
    case 'review':
      return `内容安全：疑似${sayLabel(safety.label)}，请复核`
    case 'unchecked':
      return notChecked
    default:
      return safety.verdict satisfies never
  }
}

const notChecked = '内容安全：未检测'
