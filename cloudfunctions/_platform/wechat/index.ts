export { decrypt, isSigned, type CallbackKeys } from './callback'
export type { CallbackMessage } from './callback-message'
export { isThere, readPublication, wechat, type DraftArticle, type Publication } from './client'
export { judgeText, type TextJudgement } from './judge-text'
export {
  forgetMessages,
  hearLater,
  hearMessage,
  keepMessage,
  type Hearing,
  type Listener,
} from './keep-message'
export { certainlyNotDone, NoSecret, NoToken, WeChatError, WeChatUnreachable } from './request'
export { proveSecret } from './token'
export { sendSubscribeMessage } from './subscribe'
export { readXml, type XmlElement } from './xml'
