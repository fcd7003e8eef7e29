export { decrypt, isSigned } from './callback'
export { wechat, type DraftArticle } from './client'
export { certainlyNotDone, NoToken, WeChatError, WeChatUnreachable } from './request'
