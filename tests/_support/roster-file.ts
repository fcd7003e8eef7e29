import writeXlsxFile from 'write-excel-file/node'

export type RosterCells = readonly (readonly (string | number | null)[])[]

export const rosterHead = ['工号', '姓名', '单位', '部门', '职务', '角色'] as const

/** A workbook as an office program saves it. */
export async function aWorkbook(cells: RosterCells): Promise<Buffer> {
  const sheet = cells.map((row) => row.map((value) => (value === null ? null : { value })))
  return writeXlsxFile(sheet, { sheet: '花名册' }).toBuffer()
}

/** The same as comma-separated text. */
export function aCsv(cells: RosterCells): string {
  return cells
    .map((row) => row.map((cell) => `"${String(cell ?? '').replace(/"/g, '""')}"`).join(','))
    .join('\r\n')
}

/** So many people of several units, none of whom is known yet. */
export function manyPeople(count: number, units: readonly string[]): RosterCells {
  const people = Array.from({ length: count }, (_, n) => [
    ...[`W${String(n).padStart(5, '0')}`, nameOf(n), units[n % units.length] ?? '', `${(n % 7) + 1}组`],
    ...['店员', ''],
  ])
  return [rosterHead, ...people]
}

const surnames = Array.from('王李张刘陈杨赵黄周吴')
const given = Array.from('伟芳娜敏静丽强磊军洋')

function nameOf(n: number): string {
  const sign = (of: readonly string[], place: number) => of[Math.floor(n / 10 ** place) % of.length] ?? ''
  return `${sign(surnames, 0)}${sign(given, 1)}${sign(given, 2)}`
}
