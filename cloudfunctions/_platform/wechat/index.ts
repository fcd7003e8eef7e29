export { decrypt, isSigned } from './callback'
export { wechat, type DraftArticle, type WeChat } from './client'
export { WeChatError, WeChatUnreachable } from './request'
