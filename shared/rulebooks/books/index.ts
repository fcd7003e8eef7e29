import type { Rulebook } from '../rulebook'
import { accountOps } from './account-ops'
import { bankWecom } from './bank-wecom'
import { chamberGroup } from './chamber-group'
import { common } from './common'
import { consultingGroup } from './consulting-group'
import { contactsApproval } from './contacts-approval'
import { corporateGroups } from './corporate-groups'
import { dailyPlatform } from './daily-platform'
import { groupMedia } from './group-media'
import { teamGroup } from './team-group'
import { wechatPlatform } from './wechat-platform'
import { wecomBasic } from './wecom-basic'
import { wecomOps } from './wecom-ops'
import { weiboWechat } from './weibo-wechat'
import { workAccount } from './work-account'

/** The rulebooks that come with the product: seeds, which a company adopts in its database (decision 40). */
export const knownRulebooks: readonly Rulebook[] = [
  groupMedia,
  wechatPlatform,
  weiboWechat,
  dailyPlatform,
  corporateGroups,
  teamGroup,
  consultingGroup,
  chamberGroup,
  wecomBasic,
  workAccount,
  wecomOps,
  bankWecom,
  contactsApproval,
  accountOps,
  common,
]

export { dailyPlatform, groupMedia, weiboWechat, wechatPlatform }
