import Taro from '@tarojs/taro'
import { browserFiles } from './browser'
import type { NamedFile } from './file'

const extensions = ['jpg', 'jpeg', 'png', 'pdf', 'docx']

/** A file from a chat, or from the files of a computer; null when the person chose nothing. */
export async function chooseFile(): Promise<NamedFile | null> {
  if (process.env.TARO_ENV !== 'weapp')
    return (await browserFiles(extensions.map((extension) => `.${extension}`).join(), false))[0] ?? null
  try {
    const { tempFiles } = await Taro.chooseMessageFile({ count: 1, type: 'all', extension: extensions })
    const [file] = tempFiles
    return file ? { path: file.path, name: file.name, bytes: file.size } : null
  } catch {
    return null
  }
}
