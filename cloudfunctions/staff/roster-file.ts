import { refuse, sayBytes, type Refusal } from '../../shared/_kernel'
import { readCsv, rosterLimits, type RosterCell } from '../../shared/staff'
import { isOldOffice, unzip, type ZipEntry } from '../_platform/unzip'

/** The cells of a roster, whatever its file is called: a workbook (.xlsx) of which the first sheet counts, or text (.csv). */
export async function readRosterFile(bytes: Buffer): Promise<readonly (readonly RosterCell[])[] | Refusal> {
  if (bytes.length === 0) return refuseFile('这是一个空文件，请重新选择。')
  if (isOldOffice(bytes))
    return refuseFile('这是旧的 .xls 格式，或加了密码。请在表格软件里另存为没有密码的 .xlsx 再导入。')
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return readWorkbook(bytes)
  const text = decode(bytes)
  return text === null ? notATable : readCsv(text)
}

async function readWorkbook(bytes: Buffer): Promise<readonly (readonly RosterCell[])[] | Refusal> {
  const entries = unzip(bytes, { entries: rosterLimits.parts, bytes: rosterLimits.unpackedBytes })
  if (entries === 'too-large') return tooLarge
  if (entries === 'no-zip' || !entries.some(({ name }) => name === 'xl/workbook.xml')) return notATable
  const unfit = refuseMarkup(entries)
  if (unfit) return unfit
  // Loaded here, so that no other call of this function waits for it.
  const { readSheet } = await import('read-excel-file/universal')
  const content = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  // Its types name the class where a date is.
  const cells = readSheet(content) as Promise<unknown> as Promise<RosterCell[][]>
  return cells.catch(() =>
    refuseFile('这张表读不出来：可能已损坏，或有显示为 #REF! 之类错误的单元格。请改正后另存一份再导入。'),
  )
}

/**
 * A cell may claim any place: one in the last corner makes a table of seventeen thousand million. A document type could
 * define what other signs stand for.
 */
function refuseMarkup(entries: readonly ZipEntry[]): Refusal | null {
  for (const { name, content } of entries) {
    if (!name.endsWith('.xml')) continue
    const markup = content.toString('utf8')
    if (markup.includes('<!DOCTYPE')) return notATable
    if (!name.startsWith('xl/worksheets/')) continue
    if (/\sr\s*=\s*["'][^"'<]*&/.test(markup)) return notATable
    for (const [, columns = '', line] of markup.matchAll(/<[^>]*?\sr\s*=\s*["']([A-Za-z]*)(\d+)["']/g)) {
      if (Number(line) > rosterLimits.rows + linesAbove || placeOf(columns) > rosterLimits.columns)
        return refuseFile(
          `这张表太大：最多 ${rosterLimits.rows} 行、${rosterLimits.columns} 列。请删去多余的行列，包括末尾设了格式的空行。`,
        )
    }
  }
  return null
}

/** Headings, and titles above them. */
const linesAbove = 20

/** `A` is 1, `AA` is 27. */
function placeOf(columns: string): number {
  return Array.from(columns.toUpperCase()).reduce((place, sign) => place * 26 + sign.charCodeAt(0) - 64, 0)
}

/** Text in the encodings in which spreadsheet programs write it here; null when it is none. */
function decode(bytes: Buffer): string | null {
  const encodings = bytes.subarray(0, 2).equals(Buffer.from([0xff, 0xfe]))
    ? ['utf-16le']
    : ['utf-8', 'gb18030']
  for (const encoding of encodings) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      return isText(text) ? text : null
    } catch {
      // Not in this one.
    }
  }
  return null
}

function isText(text: string): boolean {
  return !/[\u0000-\u0008\u000e-\u001f]/.test(text)
}

export function fileTooLarge(bytes: number): Refusal {
  const limit = sayBytes(rosterLimits.bytes)
  return refuse('bad-input', `这个文件超过 ${limit}，没有导入。请只留名册这一张表，去掉图片后再试。`, {
    ...{ path: 'file', measured: sayBytes(bytes), limit },
  })
}

function refuseFile(message: string): Refusal {
  return refuse('bad-input', message, { path: 'file' })
}

const notATable = refuseFile('这不是表格文件，没有导入。请选择 .xlsx 或 .csv 文件。')

const tooLarge = refuseFile('这个文件展开后太大，没有导入。请只留名册这一张表，去掉图片后再试。')
