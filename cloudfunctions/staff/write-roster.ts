import { isRefusal } from '../../shared/_kernel'
import {
  afterParts,
  asDone,
  carryOut,
  changesOf,
  nextParts,
  uniqueRolesGiven,
  type Person,
  type Role,
  type RosterChange,
  type RosterDeed,
  type RosterJob,
  type Unit,
} from '../../shared/staff'
import type { Deed } from '../../shared/trail'
import type { Context } from '../_platform/context'
import { untilUncontended } from '../_platform/database'
import { foundBy } from '../_platform/found-by'
import { insertAllWithTrail, replaceWithTrail } from '../trail'
import { othersWithRole } from './once-per-unit'
import { readParts } from './roster-parts'

/**
 * Writes the next parts of a confirmed roster. People, their trail and how far it is become true together: a job that is
 * killed goes on where it was, and nobody becomes two.
 * @returns the job as it is stored now; null when somebody else goes on with it
 */
export async function writeNextParts(ctx: Context, job: RosterJob): Promise<RosterJob | null> {
  const { db, random, now } = ctx
  const next = nextParts(job)
  const written = await untilUncontended(random, async () => {
    const current = await db.get('rosters', job._id)
    if (current?.version !== job.version) return null
    if (!next) return keep(ctx, asDone(job), () => Promise.resolve())
    const lines = await readParts(db, job, next.list, next)
    const { deeds, units } = await decide(ctx, job, lines)
    const added = deeds.flatMap(({ deed }) => (deed.kind === 'add' ? [foundBy(deed.person)] : []))
    const changed = deeds.flatMap(({ line, deed }) => (deed.kind === 'change' ? [{ line, deed }] : []))
    const left = deeds.flatMap(({ line, deed }) =>
      deed.kind === 'leave-out' ? [{ line: line.line, name: line.after.name, why: [deed.why] }] : [],
    )
    const counted = { added: added.length, changed: changed.length, left }
    return keep(ctx, afterParts(job, next.count, counted, now), async (tx) => {
      await insertAllWithTrail(tx, ctx, 'people', added, (person) =>
        told(ctx, job, 'added', { unit: person.unitId, roles: person.roles.join(' ') }),
      )
      for (const { line, deed } of changed) {
        const changes = changesOf(line.before ?? line.after, line.after)
        const details = Object.fromEntries(changes.map(({ field, was, is }) => [field, `${was} → ${is}`]))
        await replaceWithTrail(tx, ctx, 'people', foundBy(deed.person), told(ctx, job, 'changed', details))
      }
      for (const unit of units) await tx.replace('units', unit)
    })
  })
  return isRefusal(written) ? null : written
}

type Decided = { readonly line: RosterChange; readonly deed: RosterDeed }

/** What becomes of each line now, and the units of which somebody is given what only one may have. */
async function decide(
  { db }: Context,
  job: RosterJob,
  lines: readonly RosterChange[],
): Promise<{ deeds: Decided[]; units: Unit[] }> {
  const unitOf = ({ unitId, after }: RosterChange) =>
    unitId ?? job.unitsAdded.find(({ name }) => name === after.unitName)?._id ?? null
  const giving = lines.filter((line) => uniqueRolesGiven(line).length > 0)
  const [people, units] = await Promise.all([
    db.getMany(
      'people',
      lines.map(({ personId }) => personId),
    ),
    db.getMany('units', [...new Set(lines.flatMap((line) => unitOf(line) ?? []))]),
  ])
  const deeds: Decided[] = []
  for (const line of lines) {
    const unit = units.find(({ _id }) => _id === unitOf(line)) ?? null
    const known = people.find(({ _id }) => _id === line.personId) ?? null
    const deed = carryOut(line, known, unit)
    const other = 'person' in deed ? await whoHas(line, deed.person) : null
    deeds.push({
      line,
      deed: other ? { kind: 'leave-out', why: `${other.unitName}又有了${other.name}（G1）` } : deed,
    })
  }
  const given = giving.map(unitOf)
  return { deeds, units: units.filter(({ _id }) => given.includes(_id)) }

  /** Somebody who is, since it was compared, what the line would make of another one. */
  async function whoHas(line: RosterChange, person: Pick<Person, '_id' | 'unitId'>): Promise<Person | null> {
    for (const role of uniqueRolesGiven(line)) {
      const others = await othersWithRole(db, person, role)
      const other = others.find(
        ({ _id }) => !deeds.some(({ deed }) => givesUp(deed, _id, person.unitId, role)),
      )
      if (other) return other
    }
    return null
  }
}

/** Whether these very writes take the role from them. */
function givesUp(deed: RosterDeed, personId: string, unitId: string, role: Role): boolean {
  if (deed.kind !== 'change' || deed.person._id !== personId) return false
  return deed.person.unitId !== unitId || !deed.person.roles.includes(role)
}

async function keep(
  { db }: Context,
  job: RosterJob,
  alongside: Parameters<typeof db.transact>[0],
): Promise<RosterJob> {
  await db.transact(async (tx) => {
    await alongside(tx)
    await tx.replace('rosters', job)
  })
  return { ...job, version: job.version + 1 }
}

function told({ now }: Context, job: RosterJob, action: string, details: Deed['details']): Deed {
  const { _id, ownerId, ownerName } = job
  return { action, by: { id: ownerId, name: ownerName }, at: now, details: { ...details, roster: _id } }
}
