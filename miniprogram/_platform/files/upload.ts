import Taro from '@tarojs/taro'
import { Failed } from '../api/failure'
import { browserUpload } from './browser'
import type { ChosenFile } from './file'

/** Where a file goes: the path is the server's, for this one file. What it is called on the phone is told nobody. */
export type Ticket = {
  readonly path: string
  readonly upload: { readonly url: string; readonly headers: Readonly<Record<string, string>> }
}

/**
 * @param onShare how much of it is there, from 0 to 1
 * @throws Failed
 */
export function uploadFile(
  file: ChosenFile,
  ticket: Ticket,
  onShare: (share: number) => void = () => undefined,
): Promise<void> {
  if (process.env.TARO_ENV !== 'weapp') return browserUpload(file, ticket.upload, onShare)
  return new Promise((resolve, reject) => {
    const task = Taro.cloud.uploadFile({
      cloudPath: ticket.path,
      filePath: file.path,
      success: () => resolve(),
      fail: () => reject(new Failed({ kind: 'unanswered' })),
    })
    task.onProgressUpdate(({ progress }) => onShare(progress / 100))
  })
}
