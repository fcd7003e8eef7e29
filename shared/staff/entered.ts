import { characters } from '../_kernel'
import { roleNames, roles, staffLimits, staffNoInput, type Person, type Role } from './person'

/** What is written down of somebody; '' where nothing is. */
export type Entered = Pick<Person, 'name' | 'unitName' | 'position' | 'roles'> & {
  readonly staffNo: string
  readonly department: string
}

export type Known = Pick<
  Person,
  '_id' | 'staffNo' | 'name' | 'unitId' | 'unitName' | 'department' | 'position' | 'roles' | 'active'
>

export function asEntered(person: Known): Entered {
  const { staffNo = '', name, unitName, department = '', position } = person
  return {
    staffNo,
    name,
    unitName,
    department,
    position,
    roles: roles.filter((role) => person.roles.includes(role)),
  }
}

/** Every reason for which this cannot be written down. */
export function faultsIn({
  staffNo,
  name,
  unitName,
  department,
  position,
}: Readonly<Record<Exclude<keyof Entered, 'roles'>, string>>): string[] {
  const why: string[] = []
  if (staffNo !== '' && !staffNoInput.safeParse(staffNo).success)
    why.push(`工号只能是字母、数字和短横，最多 ${staffLimits.staffNo} 位`)
  return [
    ...why,
    ...(name === '' ? ['缺姓名（X4）'] : faultsInText('姓名', name, staffLimits.name)),
    ...faultsInUnitName(unitName),
    ...faultsInText('部门', department, staffLimits.department),
    ...faultsInText('职务', position, staffLimits.position),
  ]
}

export function faultsInUnitName(name: string): string[] {
  return name === '' ? ['缺单位（X4）'] : faultsInText('单位', name, staffLimits.unit)
}

function faultsInText(called: string, text: string, limit: number): string[] {
  if (characters(text) > limit) return [`${called}太长，最多 ${limit} 字`]
  return isCode(text) ? [`${called}里是公式或网页代码，不是文字`] : []
}

/** What a spreadsheet program or a browser would run rather than show. */
function isCode(text: string): boolean {
  return /^[=+\-@＝＋－＠]/.test(text) || /[<>]/.test(text)
}

export const nothing = '无'

const fieldNames = {
  staffNo: '工号',
  name: '姓名',
  unitName: '单位',
  department: '部门',
  position: '职务',
  roles: '角色',
} as const satisfies Record<keyof Entered, string>

export type EnteredChange = { readonly field: keyof Entered; readonly was: string; readonly is: string }

/** What is different between two states of a person. */
export function changesOf(before: Entered, after: Entered): EnteredChange[] {
  const fields = Object.keys(fieldNames) as (keyof Entered)[]
  const text = (entered: Entered, field: keyof Entered) =>
    field === 'roles' ? sayRoles(entered.roles) : entered[field]
  return fields
    .map((field) => ({ field, was: text(before, field), is: text(after, field) }))
    .filter(({ was, is }) => was !== is)
}

/** `职务：店员 → 店长` */
export function sayChange({ field, was, is }: EnteredChange): string {
  return `${fieldNames[field]}：${was || nothing} → ${is || nothing}`
}

export function sayRoles(held: readonly Role[]): string {
  return held.map((role) => roleNames[role]).join('、')
}
