import { initTRPC } from '@trpc/server'
import { refuse, type Refusal } from '../../shared/_kernel'
import type { CallerContext } from './context'

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
export const anyone = t.procedure.use(async ({ ctx, next }) => {
  const { openId, db } = ctx
  const [person] = openId ? await db.find('people', { where: { openId, active: true }, limit: 1 }) : []
  if (person) ctx.caller.personId = person._id
  return next({ ctx: { ...ctx, person: person ?? null } })
})

/** Members of staff only (X4: leavers lose access). */
export const staff = anyone.use(async ({ ctx, next }) => {
  const { person } = ctx
  if (!person) {
    throw new Refused(refuse('not-bound', '您还没有绑定员工身份。请在“我的”里填写管理员给您的邀请码。'))
  }
  return next({ ctx: { ...ctx, person } })
})
