import { initTRPC } from '@trpc/server'
import type * as z from 'zod'
import { refuse, type Refusal } from '../../shared/_kernel'
import type { Person } from '../../shared/staff'
import type { CallerContext, Context } from './context'

/** Carries a refusal out of a middleware, which cannot return one. Use cases return theirs. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.message)
    this.name = 'Refused'
  }
}

const t = initTRPC.context<CallerContext>().create()

export const router = t.router

/** Anybody with a WeChat identity. `person` is null for whoever is not bound, or no longer on the staff. */
export const anyone = t.procedure.use(async ({ ctx, next }) =>
  next({ ctx: { ...ctx, person: await personOf(ctx) } }),
)

/** Members of staff only (X4: leavers lose access). */
export const staff = anyone.use(({ ctx, next }) => next({ ctx: { ...ctx, person: bound(ctx.person) } }))

/**
 * The same for screens: what one shows to whoever may see it is read while its caller is looked up, so that neither
 * waits for the other. The use case is given it as `read`, with the person, and decides what of it they may have.
 */
export function anyoneMeanwhile<R>(read: (ctx: Context) => Promise<R>) {
  return t.procedure.use(async ({ ctx, next }) => {
    const [person, meanwhile] = await Promise.all([personOf(ctx), read(ctx)])
    return next({ ctx: { ...ctx, person, read: meanwhile } })
  })
}

export function staffMeanwhile<R>(read: (ctx: Context) => Promise<R>) {
  return anyoneMeanwhile(read).use(({ ctx, next }) => next({ ctx: { ...ctx, person: bound(ctx.person) } }))
}

/** For anyone, and what is read meanwhile is named by the input. */
export function anyoneMeanwhileOf<S extends z.ZodType, R>(
  input: S,
  read: (ctx: Context, input: z.output<S>) => Promise<R>,
) {
  return t.procedure.input(input).use(async ({ ctx, input: asked, next }) => {
    const [person, meanwhile] = await Promise.all([personOf(ctx), read(ctx, asked as z.output<S>)])
    return next({ ctx: { ...ctx, person, read: meanwhile } })
  })
}

/** The same for bound staff only. */
export function staffMeanwhileOf<S extends z.ZodType, R>(
  input: S,
  read: (ctx: Context, input: z.output<S>) => Promise<R>,
) {
  return anyoneMeanwhileOf(input, read).use(({ ctx, next }) =>
    next({ ctx: { ...ctx, person: bound(ctx.person) } }),
  )
}

async function personOf({ openId, db, caller }: CallerContext): Promise<Person | null> {
  const [person] = openId ? await db.find('people', { where: { openId, active: true }, limit: 1 }) : []
  if (person) caller.personId = person._id
  return person ?? null
}

function bound(person: Person | null): Person {
  if (person) return person
  throw new Refused(refuse('not-bound', '您还没有绑定员工身份。请在“我的”里填写管理员给您的邀请码。'))
}
