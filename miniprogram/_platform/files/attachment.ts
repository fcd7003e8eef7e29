import Taro from '@tarojs/taro'
import { api, type Replies } from '../api/api'
import { createId } from '../ids'
import { browserFiles } from './browser'
import type { NamedFile } from './file'
import { uploadFile } from './upload'

const extensions = ['jpg', 'jpeg', 'png', 'pdf', 'docx']

/** A file from a chat, or from the files of a computer; null when the person chose nothing. */
export async function chooseFile(accepted: readonly string[] = extensions): Promise<NamedFile | null> {
  if (process.env.TARO_ENV !== 'weapp')
    return (await browserFiles(accepted.map((extension) => `.${extension}`).join(), false))[0] ?? null
  try {
    const { tempFiles } = await Taro.chooseMessageFile({ count: 1, type: 'all', extension: [...accepted] })
    const [file] = tempFiles
    return file ? { path: file.path, name: file.name, bytes: file.size } : null
  } catch {
    return null
  }
}

/** A file that the server has looked at, so that something can be handed in with it. */
export type Attached = Replies['approvals']['checkFile']

/**
 * Uploads a file, and has the server look at it.
 * @param onShare how much of it is there, from 0 to 1
 * @throws Failed
 */
export async function attach(file: NamedFile, onShare?: (share: number) => void): Promise<Attached> {
  const { name, bytes } = file
  const asked = api.approvals.ticketFile.mutate({ commandId: createId(), name, bytes })
  const ticket = (await asked) as Replies['approvals']['ticketFile']
  await uploadFile(file, ticket, onShare)
  return (await api.approvals.checkFile.mutate({ attachmentId: ticket.attachmentId })) as Attached
}
