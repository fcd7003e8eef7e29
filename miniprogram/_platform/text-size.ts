import Taro from '@tarojs/taro'

/** WeChat tells it in px; this is its 标准. */
const normal = 16

/** Taro's types lack the size of text; the factor is told by newer versions of WeChat only. */
type Told = { fontSizeSetting?: number; fontSizeScaleFactor?: number }

/** Beyond it a screen of 320 points holds too little to be read. */
const largest = 1.5

/**
 * By how much text is to be larger than normal: 字体大小 in WeChat's own settings, which pages do not follow by
 * themselves. Browsers do.
 */
export function textScale(): number {
  if (process.env.TARO_ENV !== 'weapp') return 1
  const { fontSizeScaleFactor, fontSizeSetting = normal } = Taro.getAppBaseInfo() as Told
  return Math.min(largest, Math.max(1, fontSizeScaleFactor ?? fontSizeSetting / normal))
}
