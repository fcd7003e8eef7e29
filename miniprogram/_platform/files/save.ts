import Taro from '@tarojs/taro'

/**
 * Saves pictures to the phone's album, one after the other; a browser opens them instead, to be saved from there.
 * @returns how many were saved: less than all when the person did not allow it
 */
export async function savePictures(urls: readonly string[]): Promise<number> {
  if (process.env.TARO_ENV !== 'weapp') {
    void Taro.previewImage({ current: urls[0] ?? '', urls: [...urls] })
    return 0
  }
  let saved = 0
  try {
    for (const url of urls) {
      const { tempFilePath } = await Taro.downloadFile({ url })
      await Taro.saveImageToPhotosAlbum({ filePath: tempFilePath })
      saved += 1
    }
  } catch {
    void Taro.showToast({ title: '没有全部保存，请允许保存到相册后再试', icon: 'none' })
  }
  return saved
}
