import Taro from '@tarojs/taro'
import { browserFiles } from './browser'
import type { ChosenFile } from './file'

/** Empty when the person chose nothing. Any file may come: what it is, the server says by its content. */
export async function choosePictures(count: number): Promise<ChosenFile[]> {
  if (process.env.TARO_ENV !== 'weapp') return (await browserFiles('image/*', count > 1)).slice(0, count)
  try {
    // The person may tick 原图: what is too large for an article's body gets a rendition.
    const sizeType: ('original' | 'compressed')[] = ['original', 'compressed']
    const { tempFiles } = await Taro.chooseMedia({ count, mediaType: ['image'], sizeType })
    return tempFiles.map(({ tempFilePath, size }) => ({ path: tempFilePath, bytes: size }))
  } catch {
    return []
  }
}

export function enlarge(url: string, among: readonly string[]) {
  void Taro.previewImage({ current: url, urls: [...among] })
}
