import Taro from '@tarojs/taro'

export type ChosenPicture = { readonly path: string; readonly bytes: number }

/** Where a picture goes: the path is the server's, for this one picture. */
export type Ticket = {
  readonly path: string
  readonly upload: { readonly url: string; readonly headers: Readonly<Record<string, string>> }
}

/** Empty when the person chose nothing. */
export async function choosePictures(count: number): Promise<ChosenPicture[]> {
  try {
    if (process.env.TARO_ENV === 'weapp') {
      const { tempFiles } = await Taro.chooseMedia({ count, mediaType: ['image'], sizeType: ['compressed'] })
      return tempFiles.map(({ tempFilePath, size }) => ({ path: tempFilePath, bytes: size }))
    }
    const { tempFiles } = await Taro.chooseImage({ count })
    return tempFiles.map(({ path, size }) => ({ path, bytes: size }))
  } catch {
    return []
  }
}

export async function uploadPicture(picture: ChosenPicture, ticket: Ticket): Promise<void> {
  if (process.env.TARO_ENV === 'weapp') {
    await Taro.cloud.uploadFile({ cloudPath: ticket.path, filePath: picture.path })
    return
  }
  const body = await (await fetch(picture.path)).blob()
  const { url, headers } = ticket.upload
  const response = await fetch(url, { method: 'PUT', headers, body })
  if (!response.ok) throw new Error(`upload answered ${response.status}`)
}

export function enlarge(url: string, among: readonly string[]) {
  void Taro.previewImage({ current: url, urls: [...among] })
}
