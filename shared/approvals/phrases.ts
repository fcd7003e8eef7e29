import type { Verdict } from './approval'

export const phraseLimits = { own: 20, characters: 60 } as const

/** What is said most often with each verdict (常用意见); everybody adds their own. */
export const usualPhrases: Readonly<Record<Verdict, readonly string[]>> = {
  approved: ['同意', '已核对，同意', '请按期刊出'],
  'changes-asked': ['标题请再简短一些', '文字请再精简、通顺一些', '请补充活动时间和地点'],
  returned: ['图片不清晰，请更换', '请注明来源', '正文不足，请补充'],
  rejected: ['与近期稿件内容重复', '内容不适合在本渠道刊出', '活动已结束，不再刊出'],
}
