import { accountsRouter } from './accounts'
import { adjustmentsRouter } from './adjustments'
import { amendmentsRouter } from './amendments'
import { applicationKinds } from './application-kinds'
import { applicationsRouter } from './applications'
import { approvalsRouter } from './approvals'
import { archiveRouter } from './archive'
import { channelsRouter } from './channels'
import { commissionsRouter } from './commissions'
import { deskRouter } from './desk'
import { editionsRouter } from './editions'
import { holidaysRouter } from './holidays'
import { homeRouter } from './home'
import { insightsRouter } from './insights'
import { leavingRouter } from './leaving'
import { noticesRouter } from './notices'
import { postsRouter } from './posts'
import { publishingRouter } from './publishing'
import { readingsRouter } from './readings'
import { requestKinds } from './request-kinds'
import { rulebooksRouter } from './rulebooks'
import { staffRouter } from './staff'
import { urgentRouter } from './urgent'
import { makeApiDoor, type ApiOptions } from './_platform/api-door'
import { router } from './_platform/procedures'

export const appRouter = router({
  accounts: accountsRouter,
  adjustments: adjustmentsRouter,
  amendments: amendmentsRouter,
  applications: applicationsRouter(applicationKinds),
  approvals: approvalsRouter(requestKinds),
  archive: archiveRouter,
  channels: channelsRouter,
  commissions: commissionsRouter,
  desk: deskRouter,
  editions: editionsRouter,
  holidays: holidaysRouter,
  home: homeRouter,
  insights: insightsRouter,
  leaving: leavingRouter,
  notices: noticesRouter,
  posts: postsRouter,
  publishing: publishingRouter,
  readings: readingsRouter,
  rulebooks: rulebooksRouter,
  staff: staffRouter,
  urgent: urgentRouter,
})

export type AppRouter = typeof appRouter

/** The door for signed-in users of the Mini Program. Tests pin the clock. */
export function makeApi(options: Omit<ApiOptions, 'router'> = {}) {
  return makeApiDoor({ ...options, router: appRouter })
}

export const main = makeApi()
