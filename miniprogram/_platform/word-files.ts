import Taro from '@tarojs/taro'
import type { ChosenPicture } from './pictures'

/** A Word file from a chat, or from the files of a computer; null when the person chose nothing. */
export async function chooseWordFile(): Promise<ChosenPicture | null> {
  if (process.env.TARO_ENV !== 'weapp') return chooseInBrowser()
  try {
    const { tempFiles } = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: ['docx', 'doc'] })
    const [file] = tempFiles
    return file ? { path: file.path, bytes: file.size } : null
  } catch {
    return null
  }
}

/** Taro's browser build has no way to choose a file that is no picture. */
function chooseInBrowser(): Promise<ChosenPicture | null> {
  // eslint-disable-next-line no-restricted-globals -- only the browser build gets here
  const field = document.createElement('input')
  field.type = 'file'
  field.accept = '.docx,.doc'
  return new Promise((choose) => {
    field.addEventListener('cancel', () => choose(null))
    field.addEventListener('change', () => {
      const file = field.files?.[0]
      // eslint-disable-next-line no-restricted-globals -- only the browser build gets here
      choose(file ? { path: URL.createObjectURL(file), bytes: file.size } : null)
    })
    field.click()
  })
}
