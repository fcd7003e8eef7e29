import Taro from '@tarojs/taro'
import { browserFiles } from './browser'
import type { ChosenFile } from './file'

/**
 * A document from a chat, or from the files of a computer; null when the person chose nothing.
 * @param extension what such files are called; what one is, its content says
 */
export async function chooseDocument(extension: string[]): Promise<ChosenFile | null> {
  // Taro's browser build has no way to choose a file that is no picture.
  if (process.env.TARO_ENV !== 'weapp')
    return (await browserFiles(extension.map((name) => `.${name}`).join(), false))[0] ?? null
  try {
    const { tempFiles } = await Taro.chooseMessageFile({ count: 1, type: 'file', extension })
    const [file] = tempFiles
    return file ? { path: file.path, bytes: file.size } : null
  } catch {
    return null
  }
}
