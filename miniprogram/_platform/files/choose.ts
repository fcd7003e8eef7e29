import Taro from '@tarojs/taro'
import { browserFiles, browserOpen } from './browser'
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

/** One video, from the album or the camera; null when the person chose nothing. */
export async function chooseVideo(): Promise<ChosenFile | null> {
  if (process.env.TARO_ENV !== 'weapp')
    return (await browserFiles('video/*,.rm,.rmvb,.wma', false))[0] ?? null
  try {
    const { tempFiles } = await Taro.chooseMedia({ count: 1, mediaType: ['video'], maxDuration: 60 })
    const [file] = tempFiles
    return file ? { path: file.tempFilePath, bytes: file.size } : null
  } catch {
    return null
  }
}

/** Plays it over the screen. */
export function playVideo(url: string) {
  if (process.env.TARO_ENV !== 'weapp') return browserOpen(url)
  void Taro.previewMedia({ sources: [{ url, type: 'video' }] })
}

export function enlarge(url: string, among: readonly string[]) {
  void Taro.previewImage({ current: url, urls: [...among] })
}
