export { decrypt, isSigned } from './callback'
export { wechat, type DraftArticle } from './client'
export { judgeText, type TextJudgement } from './judge-text'
export { certainlyNotDone, NoToken, WeChatError, WeChatUnreachable } from './request'
