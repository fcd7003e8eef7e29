import type { TestCompany } from '../../_support/company'
import type { Memory } from '../memory'
import type { Step } from '../step'
import type { Stored } from '../stored'

/** What holds after every step, whoever did what: says in words where it does not, and nothing where it does. */
export type Rule = (step: Step, memory: Memory, company: TestCompany) => Broken | Promise<Broken>

/** What everybody sees on their screens, whenever they look. */
export type ScreenRule = (stored: Stored, memory: Memory, company: TestCompany) => Promise<Broken>

export type Broken = readonly string[]
