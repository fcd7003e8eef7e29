import Taro from '@tarojs/taro'
import { uploadPicture, type Ticket } from './pictures'

export type ChosenFile = { readonly path: string; readonly name: string; readonly bytes: number }

const extensions = ['jpg', 'jpeg', 'png', 'pdf', 'docx']

/** A file from a chat, or from the files of a computer; null when the person chose nothing. */
export async function chooseFile(): Promise<ChosenFile | null> {
  if (process.env.TARO_ENV !== 'weapp') return chooseInBrowser()
  try {
    const { tempFiles } = await Taro.chooseMessageFile({ count: 1, type: 'all', extension: extensions })
    const [file] = tempFiles
    return file ? { path: file.path, name: file.name, bytes: file.size } : null
  } catch {
    return null
  }
}

/** Taro's browser build has no way to choose a file that is no picture. */
function chooseInBrowser(): Promise<ChosenFile | null> {
  // eslint-disable-next-line no-restricted-globals -- only the browser build gets here
  const field = document.createElement('input')
  field.type = 'file'
  field.accept = extensions.map((extension) => `.${extension}`).join()
  return new Promise((choose) => {
    field.addEventListener('cancel', () => choose(null))
    field.addEventListener('change', () => {
      const file = field.files?.[0]
      // eslint-disable-next-line no-restricted-globals -- only the browser build gets here
      choose(file ? { path: URL.createObjectURL(file), name: file.name, bytes: file.size } : null)
    })
    field.click()
  })
}

export function uploadFile({ path, bytes }: ChosenFile, ticket: Ticket): Promise<void> {
  return uploadPicture({ path, bytes }, ticket)
}
