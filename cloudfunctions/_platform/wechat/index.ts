export { decrypt, isSigned } from './callback'
export { wechat, type DraftArticle } from './client'
export { WeChatError, WeChatUnreachable } from './request'
