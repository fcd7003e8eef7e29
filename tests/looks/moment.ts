/**
 * Of Monday, 5 January 2026, in this order: at 16:40 the tester is asked, at 16:50 something is wrong, at 16:55 all is
 * ready, at 18:05 it has not gone out.
 */
export const moments = ['16:40', '16:50', '16:55', '18:05'] as const

export type Moment = (typeof moments)[number]
