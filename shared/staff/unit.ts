import type { Stored } from '../_kernel'
import type { Role } from './person'

/** A subsidiary, division, store or department (单位). Its people are those whose `unitId` names it. */
export type Unit = Stored & { readonly name: string }

/** What only one person of a unit is (G1): two would leave open who answers for what it hands in. */
export const oncePerUnit = ['submitter', 'deputy-submitter', 'head'] as const satisfies readonly Role[]
