import Taro from '@tarojs/taro'
import { browserFiles } from './browser'
import type { ChosenFile } from './file'

/** A Word file from a chat, or from the files of a computer; null when the person chose nothing. */
export async function chooseWordFile(): Promise<ChosenFile | null> {
  // Taro's browser build has no way to choose a file that is no picture.
  if (process.env.TARO_ENV !== 'weapp') return (await browserFiles('.docx,.doc', false))[0] ?? null
  try {
    const { tempFiles } = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: ['docx', 'doc'] })
    const [file] = tempFiles
    return file ? { path: file.path, bytes: file.size } : null
  } catch {
    return null
  }
}
