import { newId, refuse, sayBytes, type Refusal } from '../../shared/_kernel'
import {
  draftLimits,
  importLimits,
  materialLimits,
  maySubmit,
  type ImportedBlock,
  type ImportOutcome,
  type Picture,
} from '../../shared/posts'
import type { StaffContext } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import type { UploadTicket } from '../_platform/files'
import { lookAt } from './look-at-picture'
import { pictureAddresses, type CheckedPicture } from './pictures'
import { blocksOfHtml, saidOfMarkup, saidOfPictures } from './word-blocks'
import { openWordPackage, type WordPackage } from './word-package'

export type ImportTicket = { readonly importId: string; readonly path: string; readonly upload: UploadTicket }

/** Says where a Word file may be put. */
export async function ticketImport(
  { db, files, person, random }: StaffContext,
  { bytes }: { readonly bytes: number },
): Promise<ImportTicket | Refusal> {
  if (!maySubmit(person))
    return refuse('not-allowed', '只有各单位指定的供稿人可以导入文档。', { clause: 'G1' })
  if (bytes > importLimits.bytes) return tooLarge(bytes)
  const importId = newId(random)
  const path = `uploads/${importId}`
  const { fileId, upload } = await files.ticket(path)
  const file = { _id: importId, schema: 1, version: 1, ownerId: person._id, fileId, outcome: null }
  await db.transact((tx) => tx.insert('imports', file))
  return { importId, path, upload }
}

export type Imported = ImportOutcome & { readonly pictures: readonly CheckedPicture[] }

/**
 * Makes blocks and pictures of an uploaded Word file. What it is, its content says; its pictures become pictures of the
 * person, looked at as uploaded ones are. Asked again, it answers with what it made the first time.
 */
export function importWord(
  ctx: StaffContext,
  { importId }: { readonly importId: string },
): Promise<Imported | Refusal> {
  const { db, files, person, random } = ctx
  return untilUncontended(random, async () => {
    const file = await db.get('imports', importId)
    if (file?.ownerId !== person._id) return refuse('not-found', '没有这个文件，请重新选择。')
    if (file.outcome) return present(ctx, file.outcome)
    const content = await files.read(file.fileId, importLimits.bytes)
    if (content === 'missing') return refuse('not-found', '这个文件没有上传成功，请重新选择。')
    if (content === 'too-large') return tooLarge(importLimits.bytes + 1)
    const bytes = Buffer.from(content)
    const opened = openWordPackage(bytes)
    if (!('documentXml' in opened)) return opened
    const read = await readWord(ctx, bytes, opened)
    if (!('outcome' in read)) return read
    const { outcome, pictures } = read
    await db.transact(async (tx) => {
      await tx.insert('pictures', ...pictures)
      await tx.replace('imports', { ...file, outcome })
    })
    await files.remove([file.fileId])
    return present(ctx, outcome)
  })
}

async function readWord(
  ctx: StaffContext,
  bytes: Buffer,
  { documentXml }: WordPackage,
): Promise<{ outcome: ImportOutcome; pictures: Picture[] } | Refusal> {
  // Loaded here, so that no other call of this function waits for it.
  const { default: mammoth } = await import('mammoth')
  const pictures: Picture[] = []
  let refused = 0
  let beyond = 0
  const convertImage = mammoth.images.imgElement(async (image) => {
    if (pictures.length >= importLimits.pictures) beyond += 1
    else {
      const picture = await keepPicture(ctx, await image.readAsBuffer())
      if (picture) pictures.push(picture)
      else refused += 1
      return { src: picture?._id ?? '' }
    }
    return { src: '' }
  })
  const html = await mammoth
    .convertToHtml({ buffer: bytes }, { convertImage, styleMap, includeEmbeddedStyleMap: false })
    .then(({ value }) => value)
    .catch(() => null)
  if (html === null)
    return refuse('bad-input', '这个文档已损坏，读不出来。请用 Word 打开后另存一份再导入。', { path: 'file' })
  const { title, blocks } = blocksOfHtml(html)
  const kept = blocks.filter((block) => block.kind !== 'picture' || block.pictureId !== '')
  const unfit = refuseUnfit(kept)
  if (unfit) return unfit
  const leftOut = [...saidOfMarkup(documentXml), ...saidOfPictures(refused, beyond)]
  return { outcome: { title, blocks: kept, leftOut }, pictures }
}

/** Names of styles in Word and WPS beside those that mammoth knows. */
const styleMap = [
  "p[style-name='Title'] => p.title:fresh",
  "p[style-name='标题'] => p.title:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  ...[1, 2, 3, 4].map((level) => `p[style-name='标题 ${level}'] => h${level}:fresh`),
  ...['Quote', 'Intense Quote', '引用', '明显引用'].map(
    (name) => `p[style-name='${name}'] => blockquote:fresh`,
  ),
]

async function keepPicture(ctx: StaffContext, content: Buffer): Promise<Picture | null> {
  const { check, kept } = lookAt(content, ctx)
  if (!kept || !['jpg', 'png', 'gif', 'bmp', 'webp'].includes(check.format)) return null
  const { files, person, random } = ctx
  const _id = newId(random)
  const fileId = await files.write(`pictures/${newId(random)}`, kept)
  const about = { _id, schema: 1, version: 1, ownerId: person._id, fileId, renditionFileId: null }
  return { ...about, check: { ...check, rendition: null } }
}

function refuseUnfit(blocks: readonly ImportedBlock[]): Refusal | null {
  const characters = blocks.reduce(
    (sum, block) => sum + (block.kind === 'picture' ? 0 : block.text.length),
    0,
  )
  if (blocks.length === 0)
    return refuse('bad-input', '这个文档里没有可以导入的文字或图片。', { path: 'file' })
  if (characters <= draftLimits.characters && blocks.length <= materialLimits.blocks) return null
  const measured = blocks.length > materialLimits.blocks ? `${blocks.length} 段` : `${characters} 字`
  return refuse('bad-input', `这个文档太长，不像一篇稿件，没有导入。请拆成几篇，或只留需要的部分。`, {
    ...{ path: 'file', measured, limit: `不超过 ${draftLimits.characters} 字、${materialLimits.blocks} 段` },
  })
}

function tooLarge(bytes: number): Refusal {
  const limit = `不超过 ${sayBytes(importLimits.bytes)}`
  return refuse(
    'bad-input',
    `这个文件超过 ${sayBytes(importLimits.bytes)}，没有导入。请压缩里面的图片后再试。`,
    {
      ...{ path: 'file', measured: sayBytes(bytes), limit },
    },
  )
}

async function present(ctx: StaffContext, outcome: ImportOutcome): Promise<Imported> {
  const ids = outcome.blocks.flatMap((block) => (block.kind === 'picture' ? [block.pictureId] : []))
  const pictures = await ctx.db.getMany('pictures', ids)
  const urls = await pictureAddresses(ctx, pictures)
  const shown = pictures.flatMap(({ _id, check }) =>
    check ? [{ pictureId: _id, check, url: urls.get(_id) ?? '' }] : [],
  )
  return { ...outcome, pictures: shown }
}
