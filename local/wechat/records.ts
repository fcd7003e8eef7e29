/** What the stand-in remembers, one record type per table. Instants are milliseconds of the environment's clock. */

export type Account = {
  appid: string
  secret: string
  kind: 'subscription' | 'service' | 'mini-program'
  verified: boolean
  name: string
  followers: number
  /** API mass-send protection: a send to all waits for the administrator (wechat-facts 1.7). */
  needsAdminConfirmation: boolean
  /** Without a `url` it is the gateway's (see `startStandIn`). */
  callback?: { url: string; token: string; encodingAesKey: string }
}

export type Token = { token: string; appid: string; issuedAt: number; expiresAt: number; replaced: boolean }

/** Forced refreshes of one account on one Beijing day. */
export type ForcedRefreshes = { day: string; times: number; lastAt: number }

export type Media = {
  id: string
  appid: string
  /** `article` pictures come from uploadimg and have a URL only; the others are permanent material. */
  type: 'article' | 'image' | 'thumb' | 'voice' | 'video'
  file: string
  mime: string
}

/** An article as it travels, in WeChat's own field names. */
export type Article = {
  article_type: 'news' | 'newspic'
  title: string
  author: string
  digest: string
  content: string
  content_source_url: string
  thumb_media_id: string
  need_open_comment: number
  only_fans_can_comment: number
  pic_crop_235_1?: string
  pic_crop_1_1?: string
  image_info?: { image_list: { image_media_id: string }[] }
}

export type Draft = { mediaId: string; appid: string; articles: Article[]; updatedAt: number }

/** The permanent page of one article; readers see it once its send or publication has finished. */
export type Page = {
  id: string
  appid: string
  article: Article
  publishedAt?: number
  deleted: boolean
}

export type SendStatus = 'AWAITING_ADMIN' | 'SENDING' | 'SEND_SUCCESS' | 'SEND_FAIL' | 'DELETE'

export type Send = {
  msgId: number
  msgDataId: number
  appid: string
  clientmsgid: string
  toAll: boolean
  by: 'api' | 'console'
  acceptedAt: number
  pageIds: string[]
  status: SendStatus
}

/** 0 published, 1 running, 2–4 failed, 5 deleted afterwards (wechat-facts 1.6). */
export type PublishStatus = 0 | 1 | 2 | 3 | 4 | 5 | 6

export type Publication = {
  publishId: number
  msgDataId: number
  articleId: string
  appid: string
  acceptedAt: number
  pageIds: string[]
  status: PublishStatus
}

export type Preview = {
  msgId: number
  appid: string
  to: string
  at: number
  mediaId: string
  titles: string[]
}

export type CallbackDelivery = {
  id: string
  appid: string
  event: string
  xml: string
  state: 'waiting' | 'delivered' | 'failed' | 'lost'
  attempts: number
}

export type Template = { appid: string; templateId: string; fields: string[] }

export type SubscribeMessage = {
  appid: string
  touser: string
  templateId: string
  page: string
  data: Record<string, string>
  at: number
}

/** A company in WeCom (企业微信), with the one app that it speaks through. */
export type Corp = { corpid: string; secret: string; agentId: number; members: string[] }

export type CorpToken = { token: string; corpid: string; expiresAt: number }

export type CorpMessage = { corpid: string; to: string; content: string; at: number }

export type Robot = { key: string }

export type RobotMessage = { key: string; content: string; mentioned: string[]; at: number }

/** How often one account called one endpoint, in all and in the running day and minute. */
export type CallCount = {
  endpoint: string
  total: number
  day: string
  today: number
  minute: number
  thisMinute: number
}

export type Settings = { offsetMs: number; latencyMs: number; completeAfterMs: number | null }

export type Tables = {
  settings: Settings
  counters: number
  accounts: Account
  tokens: Token
  forcedRefreshes: ForcedRefreshes
  media: Media
  drafts: Draft
  pages: Page
  sends: Send
  publications: Publication
  previews: Preview
  callbacks: CallbackDelivery
  templates: Template
  consents: number
  messages: SubscribeMessage
  corps: Corp
  corpTokens: CorpToken
  corpMessages: CorpMessage
  robots: Robot
  robotMessages: RobotMessage
  calls: CallCount
}
