import { isRefusal, neutralLine, refuse, type Refusal } from '../_kernel'

/** What a spreadsheet program keeps in a cell. */
export type RosterCell = string | number | boolean | Date | null

/** One line of a roster (名册), as its text; '' where nothing stands. */
export type RosterRow = {
  /** As the spreadsheet program numbers it. */
  readonly line: number
} & Readonly<Record<RosterColumn, string>>

export const rosterColumns = ['staffNo', 'name', 'unit', 'department', 'position', 'roles'] as const

export type RosterColumn = (typeof rosterColumns)[number]

/** What a column may be headed by; the first is what the template says. */
const headings: Readonly<Record<RosterColumn, readonly string[]>> = {
  staffNo: ['工号', '员工编号', '人员编号', '员工号', '编号'],
  name: ['姓名', '员工姓名', '名字'],
  unit: ['单位', '所属单位', '单位名称', '公司', '所属公司', '单位/部门'],
  department: ['部门', '所属部门', '部门名称'],
  position: ['职务', '职位', '岗位'],
  roles: ['角色', '系统角色'],
}

export const rosterTemplate: readonly (readonly string[])[] = [
  rosterColumns.map((column) => headings[column][0] ?? ''),
  ['1001', '王小明', '中山店', '企划部', '企划主管', '供稿人'],
  ['1002', '李小红', '中山店', '', '店长', '单位负责人'],
]

export const rosterLimits = {
  bytes: 5 * 1024 * 1024,
  unpackedBytes: 40 * 1024 * 1024,
  parts: 200,
  rows: 20_000,
  /** Of a table that is far wider nobody knows what it is. */
  columns: 78,
  newUnits: 200,
} as const

const required = ['staffNo', 'name', 'unit'] as const satisfies readonly RosterColumn[]

/** A title or two may stand above the line that names the columns. */
const linesAbove = 10

/** The lines of a table under its headings, which may come in any order, among other columns. */
export function readRosterTable(cells: readonly (readonly RosterCell[])[]): RosterRow[] | Refusal {
  const head = cells.slice(0, linesAbove).findIndex((row) => row.some((cell) => columnOf(cell) === 'name'))
  if (head < 0) return refuseTable('没有找到列名。请让第一行写着“工号、姓名、单位”，可以复制模板后填写。')
  const places = placesOf(cells[head] ?? [])
  if (isRefusal(places)) return places
  const rows = cells
    .map((row, index) => rowOf(row, index + 1, places))
    .slice(head + 1)
    .filter((row) => rosterColumns.some((column) => row[column] !== ''))
  if (rows.length === 0) return refuseTable('列名下面一行也没有，没有可以导入的人员。')
  if (rows.length > rosterLimits.rows)
    return refuseTable(`名册超过 ${rosterLimits.rows} 行，请分成几份导入。`, {
      ...{ measured: `${rows.length} 行`, limit: `${rosterLimits.rows} 行` },
    })
  return rows
}

type Places = ReadonlyMap<RosterColumn, number>

function placesOf(head: readonly RosterCell[]): Places | Refusal {
  const places = new Map<RosterColumn, number>()
  for (const [place, cell] of head.entries()) {
    const column = columnOf(cell)
    if (column === null) continue
    if (places.has(column)) return refuseTable(`有两列都是“${headings[column][0]}”，请只留一列。`)
    places.set(column, place)
  }
  // Where a company has no units but departments, those are its units.
  const department = places.get('department')
  if (!places.has('unit') && department !== undefined) {
    places.set('unit', department)
    places.delete('department')
  }
  const missing = required.filter((column) => !places.has(column)).map((column) => headings[column][0])
  return missing.length === 0 ? places : refuseTable(`缺少这几列：${missing.join('、')}。请补上后再导入。`)
}

function rowOf(row: readonly RosterCell[], line: number, places: Places): RosterRow {
  const at = (column: RosterColumn) => textOf(row[places.get(column) ?? -1] ?? null)
  return {
    line,
    staffNo: at('staffNo'),
    name: at('name'),
    unit: at('unit'),
    department: at('department'),
    position: at('position'),
    roles: at('roles'),
  }
}

/** `姓名*`, `姓 名` and `姓名（必填）` head the same column. */
function columnOf(cell: RosterCell): RosterColumn | null {
  const heading = textOf(cell).replace(/[（(].*?[）)]|[\s*＊:：]/g, '')
  return rosterColumns.find((column) => headings[column].includes(heading)) ?? null
}

/** More is too long wherever it stands; so much of it is kept to say so. */
const longestCell = 200

function textOf(cell: RosterCell): string {
  const text = cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? '')
  return neutralLine(text.slice(0, longestCell)).trim()
}

function refuseTable(message: string, details: Pick<Refusal, 'measured' | 'limit'> = {}): Refusal {
  return refuse('bad-input', message, { path: 'file', ...details })
}
