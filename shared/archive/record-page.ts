import { dayOf, sayBytes, timeOf, type Instant } from '../_kernel'
import { approvalStateNames, verdictNames } from '../approvals'
import { articleHtml, escapeHtml, postStateNames } from '../posts'
import type { PostRecord, RecordedApproval, RecordedEntry, RecordedPicture } from './record'

/** Nothing is fetched: a record looks the same in ten years. Tables are not torn between pages where that can be helped. */
const style = `
@page { size: A4; margin: 18mm 16mm; }
body { margin: 0 auto; max-width: 178mm; color: #1f2328; font: 12pt/1.7 "Songti SC", SimSun, "Noto Serif CJK SC", serif; }
h1 { margin: 0 0 4mm; font-size: 18pt; line-height: 1.4; }
h2 { margin: 8mm 0 3mm; padding-bottom: 1mm; border-bottom: 1px solid #8c959f; font-size: 13pt; break-after: avoid; }
table { width: 100%; border-collapse: collapse; font-size: 10pt; }
th, td { padding: 1.5mm 2mm; border: 1px solid #d0d7de; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { width: 24mm; background: #f6f8fa; font-weight: 600; }
tr, figure, blockquote { break-inside: avoid; }
img { max-height: 120mm; }
code { font: 8.5pt/1.5 Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.note { color: #57606a; font-size: 9.5pt; }
.broken { color: #b42318; font-weight: 600; }
@media screen { body { padding: 12mm 5mm; } }
`

/**
 * A post's record as a page that prints well.
 * @param contents of pictures as data addresses, by id; one that is missing is named by its fingerprint alone
 */
export function recordPage(record: PostRecord, contents: ReadonlyMap<string, string>): string {
  const { post, material, madeAt, madeByName } = record
  return [
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`,
    `<title>${escapeHtml(post.title)} 存档记录</title><style>${style}</style></head><body>`,
    `<h1>${escapeHtml(post.title)}</h1>`,
    facts(record),
    '<h2>审批</h2>',
    ...record.approvals.map(approvalTable),
    '<h2>材料</h2>',
    articleHtml(material, (id) => contents.get(id) ?? ''),
    '<h2>图片</h2>',
    pictureTable(record.pictures, contents),
    '<h2>留痕</h2>',
    trailNote(record),
    trailTable(record.trail),
    `<p class="note">由${escapeHtml(madeByName)}于 ${time(madeAt)} 从微规导出。</p>`,
    '</body></html>',
  ].join('\n')
}

function facts({ post, material }: PostRecord): string {
  const rows: [string, string][] = [
    ['渠道', escapeHtml(post.channelName)],
    ['供稿', escapeHtml(`${post.unitName} ${post.submitterName}`)],
    ['提交时间', time(post.submittedAt)],
    ['状态', postStateNames[post.state]],
    ['发布时间', post.opensAt ? time(post.opensAt) : '未排期'],
    ['链接', post.link ? escapeHtml(post.link) : '无'],
    ['类别', escapeHtml(material.category)],
    ['摘要', escapeHtml(material.digest) || '无'],
    ['依据', escapeHtml(post.acceptedUnder)],
    ['材料指纹', `<code>${escapeHtml(post.digest)}</code>（第 ${post.revision} 版）`],
  ]
  return table(rows.map(([name, value]) => `<th>${name}</th><td>${value}</td>`))
}

function approvalTable({
  title,
  requesterName,
  requestedAt,
  state,
  clause,
  steps,
}: RecordedApproval): string {
  const head = `${escapeHtml(title)}：${escapeHtml(requesterName)}于 ${time(requestedAt)} 提出，${approvalStateNames[state]}（依据 ${escapeHtml(clause)}）`
  const rows = steps.flatMap(({ title: step, mode, decisions }) =>
    (decisions.length > 0 ? decisions : [null]).map((decision) => {
      const name = `<th>${escapeHtml(step)}${mode === 'all' ? '（会签）' : ''}</th>`
      if (!decision) return `${name}<td colspan="3">未处理</td>`
      const { verdict, byName, at, comment, clause: named } = decision
      const words = [comment, named ? `依据 ${named}` : ''].filter(Boolean).join('；')
      return `${name}<td>${escapeHtml(byName)}</td><td>${verdictNames[verdict]}<br>${time(at)}</td><td>${escapeHtml(words)}</td>`
    }),
  )
  return `<p class="note">${head}</p>${table(rows)}`
}

function pictureTable(pictures: readonly RecordedPicture[], contents: ReadonlyMap<string, string>): string {
  if (pictures.length === 0) return '<p>没有图片。</p>'
  return table(
    pictures.map(({ id, sha256, bytes, width, height }) => {
      const missing = contents.has(id) ? '' : '<br>原文件较大，此处只列指纹'
      return `<td>${width}×${height}，${sayBytes(bytes)}${missing}</td><td><code>${sha256}</code></td>`
    }),
  )
}

function trailNote({ trail, trailBreak }: PostRecord): string {
  if (trailBreak !== null)
    return `<p class="broken">导出时校验：留痕与记录不符（${escapeHtml(trailBreak)}）。请联系管理员核查。</p>`
  return `<p class="note">导出时校验：共 ${trail.length} 条，首尾相接，没有改动。每条的指纹由上一条的指纹与本条内容算出。</p>`
}

function trailTable(trail: readonly RecordedEntry[]): string {
  return table(
    trail.map(
      ({ n, at, byName, text, hash }) =>
        `<td>${n}</td><td>${time(at)}</td><td>${escapeHtml(byName)}</td><td>${escapeHtml(text)}<br><code>${hash}</code></td>`,
    ),
  )
}

function table(rows: readonly string[]): string {
  return `<table>${rows.map((row) => `<tr>${row}</tr>`).join('')}</table>`
}

/** In full, since a print outlives the year: `2026年1月4日 17:00`. */
function time(instant: Instant): string {
  const [year, month, day] = dayOf(instant).split('-').map(Number)
  return `${year}年${month}月${day}日 ${timeOf(instant)}`
}
