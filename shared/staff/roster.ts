import { asEntered, changesOf, faultsIn, nothing, type Entered, type Known } from './entered'
import { roleNames, roles, type Role } from './person'
import type { RosterRow } from './roster-table'
import { oncePerUnit } from './unit'

/** A line that cannot be imported, and every reason. */
export type BadRow = { readonly line: number; readonly name: string; readonly why: readonly string[] }

/** Somebody whom the roster adds or changes. */
export type RosterChange = {
  readonly line: number
  readonly personId: string
  /** Null for somebody new. */
  readonly before: Entered | null
  readonly after: Entered
  /** Null while there is no unit of that name. */
  readonly unitId: string | null
}

/** Somebody on the staff of whom the roster says nothing. */
export type Absent = Pick<Entered, 'name' | 'unitName' | 'position'> & { readonly personId: string }

export type NewUnit = { readonly name: string; readonly people: number }

/** What a roster would bring about. */
export type RosterPlan = {
  readonly bad: readonly BadRow[]
  /** Who is given what only one of a unit may be comes last, when others have given it up. */
  readonly changed: readonly RosterChange[]
  readonly added: readonly RosterChange[]
  readonly same: number
  readonly absent: readonly Absent[]
  readonly newUnits: readonly NewUnit[]
}

/** Compares a roster with the staff. Nobody is removed by it: leaving is an act of its own (X4). */
export function planRoster(
  rows: readonly RosterRow[],
  people: readonly Known[],
  units: readonly { readonly _id: string; readonly name: string }[],
): RosterPlan {
  const staff = indexStaff(people)
  const lines = rows.map((row) => ({ row, why: formOf(row), person: null as Known | null }))
  blameRepeated(
    lines,
    ({ row }) => row.staffNo.toUpperCase(),
    (line, other) => line.why.push(`工号 ${line.row.staffNo} 在第 ${other} 行也有`),
  )
  for (const line of lines) match(line, staff)
  blameRepeated(
    lines,
    ({ person }) => (person && !person.staffNo ? person._id : ''),
    (line, other) =>
      line.why.push(`与第 ${other} 行说的是同一位没有工号的${line.row.name}，请先在人员里填上其工号`),
  )
  const unitIds = new Map(units.map(({ _id, name }) => [name, _id]))
  const taken = new Set(people.map(({ _id }) => _id))
  const planned = lines.flatMap((line) =>
    line.why.length > 0 ? [] : [{ line, ...wish(line, unitIds, taken) }],
  )
  blameDoubleRoles(planned, people)
  const good = planned.filter(({ line }) => line.why.length === 0).map(({ change }) => change)
  const isSame = ({ before, after }: RosterChange) => before !== null && changesOf(before, after).length === 0
  const changes = good.filter((change) => !isSame(change))
  const found = new Set(lines.flatMap(({ person }) => person?._id ?? []))
  return {
    bad: lines
      .filter(({ why }) => why.length > 0)
      .map(({ row, why }) => ({ line: row.line, name: row.name, why })),
    changed: givingLast(changes.filter(({ before }) => before !== null)),
    added: changes.filter(({ before }) => before === null),
    same: good.length - changes.length,
    absent: people.filter(({ _id, active }) => active && !found.has(_id)).map(asAbsent),
    newUnits: countNewUnits(changes),
  }
}

type Line = { readonly row: RosterRow; readonly why: string[]; person: Known | null }

function formOf({ staffNo, name, unit, department, position, roles: held }: RosterRow): string[] {
  const why = [
    ...(staffNo === '' ? ['缺工号'] : []),
    ...faultsIn({ staffNo, name, unitName: unit, department, position }),
  ]
  const unknown = wordsOf(held).filter((word) => word !== nothing && roleOf(word) === null)
  const known = Object.values(roleNames).join('、')
  if (unknown.length > 0) why.push(`没有“${unknown.join('、')}”这个角色，可用：${known}，或“${nothing}”`)
  const given = rolesGiven(held) ?? []
  if (given.includes('submitter') && given.includes('deputy-submitter'))
    why.push('供稿人和供稿副手须是两个人（G1）')
  return why
}

function wordsOf(text: string): string[] {
  return text.split(/[\s、，,;；/|]+/).filter(Boolean)
}

function roleOf(word: string): Role | null {
  return roles.find((role) => roleNames[role] === word) ?? null
}

/** Null where nothing is said, so that roles stay as they are. */
function rolesGiven(text: string): Role[] | null {
  const words = wordsOf(text)
  return words.length === 0 ? null : words.flatMap((word) => roleOf(word) ?? [])
}

type Staff = {
  readonly byNumber: ReadonlyMap<string, readonly Known[]>
  /** Those on the staff of whom no number is known. */
  readonly unnumbered: ReadonlyMap<string, readonly Known[]>
}

function indexStaff(people: readonly Known[]): Staff {
  const byNumber = grouped(people, ({ staffNo }) => staffNo || null)
  const unnumbered = grouped(people, ({ staffNo, active, name }) => (active && !staffNo ? name : null))
  return { byNumber, unnumbered }
}

/** Whom a line is about: by the number, and by name and unit who has none yet. */
function match(line: Line, { byNumber, unnumbered }: Staff): void {
  const { row, why } = line
  const numbered = byNumber.get(row.staffNo.toUpperCase()) ?? []
  const [known] = numbered
  if (numbered.length > 1) why.push(`公司里有 ${numbered.length} 人的工号都是 ${row.staffNo}，请先改正`)
  if (known) {
    if (!known.active) why.push(`工号 ${row.staffNo} 是已离职的${known.name}；重新入职请用新的工号`)
    line.person = known
    return
  }
  const namesakes = unnumbered.get(row.name) ?? []
  const here = namesakes.filter(({ unitName }) => unitName === row.unit)
  line.person = here[0] ?? null
  if (here.length > 1) why.push(`${row.unit}有 ${here.length} 位没有工号的${row.name}，请先在人员里填上工号`)
  const [elsewhere] = namesakes
  if (here.length === 0 && elsewhere)
    why.push(`${elsewhere.unitName}已有一位没有工号的${row.name}，请先在人员里填上其工号，以免混淆`)
}

type Planned = { readonly line: Line; readonly change: RosterChange }

function wish(
  { row, person, why }: Line,
  unitIds: ReadonlyMap<string, string>,
  taken: Set<string>,
): Pick<Planned, 'change'> {
  const before = person && asEntered(person)
  if (!before && row.position === '') why.push('缺职务：新增人员须有姓名、单位和职务（X4）')
  const given = rolesGiven(row.roles)
  const kept =
    before?.roles.filter((role) => role === 'admin' || (!given && before.unitName === row.unit)) ?? []
  const after: Entered = {
    staffNo: row.staffNo.toUpperCase(),
    name: row.name,
    unitName: row.unit,
    department: row.department || (before?.department ?? ''),
    position: row.position || (before?.position ?? ''),
    roles: roles.filter((role) => kept.includes(role) || given?.includes(role)),
  }
  const personId = person?._id ?? freeId(after.staffNo, taken)
  return { change: { line: row.line, personId, before, after, unitId: unitIds.get(row.unit) ?? null } }
}

/** Of the number, so that whoever is imported twice at once is one. */
function freeId(staffNo: string, taken: Set<string>): string {
  const plain = `no-${staffNo.toLowerCase()}`
  let id = plain
  for (let n = 2; taken.has(id); n += 1) id = `${plain}-${n}`
  taken.add(id)
  return id
}

/**
 * Only one of a unit is its named person, deputy or head (G1). Whoever newly becomes one beside another is refused, and
 * stays what they were; which may leave somebody else beside them.
 */
function blameDoubleRoles(planned: readonly Planned[], people: readonly Known[]): void {
  const inPlan = new Set(planned.map(({ change }) => change.personId))
  const others = people.filter(({ _id, active }) => active && !inPlan.has(_id)).map(asEntered)
  for (;;) {
    const standing = planned.map(({ line, change: { before, after } }) =>
      line.why.length > 0 ? before : after,
    )
    const holders = grouped(
      [...others, ...standing].filter((each) => each !== null).flatMap(posts),
      ({ post }) => post,
    )
    const double = planned.filter(({ line, change }) => {
      if (line.why.length > 0) return false
      const reasons = newPosts(change).flatMap((post) => ((holders.get(post)?.length ?? 0) > 1 ? [post] : []))
      for (const post of reasons) {
        const other = holders.get(post)?.find(({ holder }) => holder !== change.after)
        line.why.push(`${sayPost(post)}已是${other?.holder.name}，一个单位只有一位（G1）`)
      }
      return reasons.length > 0
    })
    if (double.length === 0) return
  }
}

/** What only one may be: unit and role in one word. */
function posts(holder: Entered): { post: string; holder: Entered }[] {
  const held = oncePerUnit.filter((role) => holder.roles.includes(role))
  return held.map((role) => ({ post: `${role} ${holder.unitName}`, holder }))
}

function newPosts({ before, after }: RosterChange): string[] {
  const had = before ? posts(before).map(({ post }) => post) : []
  return posts(after).flatMap(({ post }) => (had.includes(post) ? [] : [post]))
}

function sayPost(post: string): string {
  const [role = '', ...unit] = post.split(' ')
  return `${unit.join(' ')}的${roleNames[role as Role]}`
}

/** Which roles somebody is newly given of which a unit has one. */
export function uniqueRolesGiven({ before, after }: RosterChange): Role[] {
  const isNew = (role: Role) => before?.unitName !== after.unitName || !before.roles.includes(role)
  return oncePerUnit.filter((role) => after.roles.includes(role) && isNew(role))
}

function givingLast(changes: readonly RosterChange[]): RosterChange[] {
  const gives = (change: RosterChange) => uniqueRolesGiven(change).length > 0
  return [...changes.filter((change) => !gives(change)), ...changes.filter(gives)]
}

function asAbsent({ _id: personId, name, unitName, position }: Known): Absent {
  return { personId, name, unitName, position }
}

function countNewUnits(changes: readonly RosterChange[]): NewUnit[] {
  const fresh = changes.filter(({ unitId }) => unitId === null)
  const byUnit = grouped(fresh, ({ after }) => after.unitName)
  return [...byUnit].map(([name, people]) => ({ name, people: people.length }))
}

function blameRepeated(
  lines: readonly Line[],
  by: (line: Line) => string,
  blame: (line: Line, other: number) => void,
) {
  for (const [value, same] of grouped(lines, by)) {
    if (value === '' || same.length < 2) continue
    for (const line of same) blame(line, (line === same[0] ? same[1] : same[0])?.row.line ?? line.row.line)
  }
}

/** @param by what they have in common; null leaves one out */
function grouped<T>(all: readonly T[], by: (one: T) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const value = by(one)
    if (value === null) continue
    const group = groups.get(value)
    if (group) group.push(one)
    else groups.set(value, [one])
  }
  return groups
}
