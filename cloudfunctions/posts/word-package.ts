import { refuse, sayBytes, type Refusal } from '../../shared/_kernel'
import { importLimits } from '../../shared/posts'
import { isOldOffice, unzip } from '../_platform/unzip'

/** The main text of a Word file, as its markup; found by content, whatever the file is called. */
export type WordPackage = { readonly documentXml: string }

/** Every part of the package is unpacked within a bound before anything else reads it. */
export function openWordPackage(bytes: Buffer): WordPackage | Refusal {
  if (bytes.length === 0) return refuseFile('这是一个空文件，请重新选择。')
  if (isOldOffice(bytes))
    return refuseFile('这是旧的 .doc 格式，或加了密码。请在 Word 里另存为没有密码的 .docx 再导入。')
  const entries = unzip(bytes, { entries: importLimits.entries, bytes: importLimits.unpackedBytes })
  if (entries === 'too-large') return tooLarge
  const main = entries === 'no-zip' ? undefined : entries.find(({ name }) => name === 'word/document.xml')
  if (!main) return notWord
  const documentXml = main.content.toString('utf8')
  return documentXml.includes('<!DOCTYPE') ? notWord : { documentXml }
}

function refuseFile(message: string): Refusal {
  return refuse('bad-input', message, { path: 'file' })
}

const notWord = refuseFile(
  '这不是 Word 文档（.docx），没有导入。请选择 .docx 文件；PDF 或图片请复制文字粘贴进来。',
)

const tooLarge = refuse('bad-input', '这个文档展开后太大，没有导入。请删去里面的大图或附件后再试。', {
  ...{ path: 'file', limit: `展开后不超过 ${sayBytes(importLimits.unpackedBytes)}` },
})
