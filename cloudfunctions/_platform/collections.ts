import type { Stored } from '../../shared/_kernel'
import type { AccountSettings, RegisteredAccount } from '../../shared/accounts'
import type { Adjustment } from '../../shared/adjustments'
import type { Amendment } from '../../shared/amendments'
import type { Application, Offices } from '../../shared/applications'
import type { ExportJob, ExportPart } from '../../shared/archive'
import type { Approval, Attachment, Comment, Deputyship, OwnPhrases } from '../../shared/approvals'
import type { Channel } from '../../shared/channels'
import type { Commission } from '../../shared/commissions'
import type { Edition } from '../../shared/editions'
import type { HolidayYear } from '../../shared/holidays'
import type { Credit, Message, Notice, NoticeSettings } from '../../shared/notices'
import type { Operation } from '../../shared/operations'
import type {
  ErrorReport,
  ImportedFile,
  KeptDraft,
  Picture,
  Post,
  Revision,
  Takedown,
  Video,
} from '../../shared/posts'
import type { Send, Uploaded } from '../../shared/publishing'
import type { Confirmation, Reading } from '../../shared/readings'
import type { AdoptedRulebook, EffectiveRules, EnactedRulebook } from '../../shared/rulebooks'
import type { Binding, Invite, Person, RosterJob, RosterPart, Unit } from '../../shared/staff'
import { newTrail, type Seal, type TrailEntry } from '../../shared/trail'
import type { UrgentRequest } from '../../shared/urgent'
import { foundBy } from './found-by'
import type { collections } from './indexes'
import type { StoredSecret } from './secrets/stored-secret'
import type { CallbackMessage } from './wechat/callback-message'
import type { StoredToken } from './wechat/stored-token'

/** What each collection holds, in its newest schema. */
export type Documents = {
  people: Person
  units: Unit
  bindings: Binding
  invites: Invite
  rosters: RosterJob
  rosterParts: RosterPart
  channels: Channel
  secrets: StoredSecret
  wechatTokens: StoredToken
  callbackMessages: CallbackMessage
  rulebooks: EnactedRulebook
  adoptions: AdoptedRulebook
  effectiveRules: EffectiveRules
  editions: Edition
  holidays: HolidayYear
  posts: Post
  revisions: Revision
  pictures: Picture
  videos: Video
  drafts: KeptDraft
  imports: ImportedFile
  approvals: Approval
  trail: TrailEntry
  seals: Seal
  notices: Notice
  messages: Message
  credits: Credit
  noticeSettings: NoticeSettings
  sends: Send
  uploads: Uploaded
  takedowns: Takedown
  errorReports: ErrorReport
  exports: ExportJob
  exportParts: ExportPart
  comments: Comment
  attachments: Attachment
  deputies: Deputyship
  phrases: OwnPhrases
  urgentRequests: UrgentRequest
  adjustments: Adjustment
  amendments: Amendment
  readings: Reading
  confirmations: Confirmation
  commissions: Commission
  applications: Application
  offices: Offices
  accounts: RegisteredAccount
  accountSettings: AccountSettings
  operations: Operation
}

export type Collection = (typeof collections)[number]['name'] & keyof Documents

/** The schema that is written today. */
export const newestSchema: Readonly<Record<Collection, number>> = {
  people: 2,
  units: 2,
  bindings: 1,
  invites: 1,
  rosters: 1,
  rosterParts: 1,
  channels: 1,
  secrets: 1,
  wechatTokens: 1,
  callbackMessages: 1,
  rulebooks: 1,
  adoptions: 1,
  effectiveRules: 1,
  editions: 1,
  holidays: 1,
  posts: 1,
  revisions: 1,
  pictures: 1,
  videos: 1,
  drafts: 1,
  imports: 1,
  approvals: 1,
  trail: 1,
  seals: 1,
  notices: 1,
  messages: 1,
  credits: 1,
  noticeSettings: 1,
  sends: 1,
  uploads: 1,
  takedowns: 1,
  errorReports: 1,
  exports: 1,
  exportParts: 1,
  comments: 1,
  attachments: 1,
  deputies: 1,
  phrases: 1,
  urgentRequests: 1,
  adjustments: 1,
  amendments: 1,
  readings: 1,
  confirmations: 1,
  commissions: 1,
  applications: 1,
  offices: 1,
  accounts: 1,
  accountSettings: 1,
  operations: 1,
}

type Upgrade = (older: Stored) => Stored

/** How to come from a schema to the next one, by collection and older schema. */
const upgrades: Partial<Record<Collection, Readonly<Record<number, Upgrade>>>> = {
  people: { 1: (person) => foundBy({ ...(person as Person), schema: 2 }) },
  units: {
    1: (unit) => ({ trail: newTrail, commands: [], dueAt: null, leasedUntil: null, ...unit, schema: 2 }),
  },
}

/** What is written today, and how older documents come to be so. */
export type Schemas = { readonly newest: typeof newestSchema; readonly upgrades: typeof upgrades }

export const currentSchemas: Schemas = { newest: newestSchema, upgrades }

/** Older documents are brought to the newest schema as they are read, and written back in it (decision 4). */
export function upgraded<C extends Collection>(
  collection: C,
  document: Stored,
  { newest, upgrades: known }: Schemas = currentSchemas,
): Documents[C] {
  let current = document
  while (current.schema < newest[collection]) {
    const upgrade = known[collection]?.[current.schema]
    if (!upgrade) throw new Error(`no upgrade for ${collection} from schema ${current.schema}`)
    current = upgrade(current)
  }
  if (current.schema > newest[collection]) {
    throw new Error(
      `${collection}/${document._id} was written by a newer version (schema ${document.schema})`,
    )
  }
  return current as Documents[C]
}
