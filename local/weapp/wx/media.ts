import { createHash } from 'node:crypto'
import { imageSize } from 'image-size'
import type { DefineApi, WxMembers } from './async-api'
import type { ChosenFile, LocalFiles } from './local-files'

const MAX_MEDIA = 9
const MAX_MESSAGE_FILES = 100

/** Choosers, and what can be learnt of a picture. Nothing is encoded here: compressImage copies. */
export function mediaMembers(files: LocalFiles, api: DefineApi): WxMembers {
  return {
    chooseMedia: api<{ count?: number }>('chooseMedia', ({ count = MAX_MEDIA }) => {
      const chosen = files.takeChosen(count)
      const kinds = new Set(chosen.map((file) => file.kind))
      return { tempFiles: chosen.map(asMedia), type: kinds.size > 1 ? 'mix' : [...kinds][0] }
    }),
    chooseImage: api<{ count?: number }>('chooseImage', ({ count = MAX_MEDIA }) => {
      const chosen = files.takeChosen(count)
      return {
        tempFilePaths: chosen.map((file) => file.tempFilePath),
        tempFiles: chosen.map((file) => ({ path: file.tempFilePath, size: file.size })),
      }
    }),
    chooseMessageFile: api<{ count?: number }>('chooseMessageFile', ({ count = MAX_MESSAGE_FILES }) => ({
      tempFiles: files.takeChosen(count).map(asMessageFile),
    })),
    getImageInfo: api<{ src: string }>('getImageInfo', ({ src }) => {
      const { width, height, type } = imageSize(files.read(src))
      return { path: src, width, height, orientation: 'up', type: type === 'jpg' ? 'jpeg' : type }
    }),
    compressImage: api<{ src: string }>('compressImage', ({ src }) => ({
      tempFilePath: files.save(src, files.read(src)),
    })),
    getFileInfo: api<{ filePath: string; digestAlgorithm?: 'md5' | 'sha1' }>(
      'getFileInfo',
      ({ filePath, digestAlgorithm = 'md5' }) => {
        const bytes = files.read(filePath)
        return { size: bytes.length, digest: createHash(digestAlgorithm).update(bytes).digest('hex') }
      },
    ),
    saveImageToPhotosAlbum: api<{ filePath: string }>(
      'saveImageToPhotosAlbum',
      ({ filePath }) => void files.read(filePath),
    ),
    downloadFile: api<{ url: string }>('downloadFile', async ({ url }) => {
      const response = await fetch(url)
      const bytes = new Uint8Array(await response.arrayBuffer())
      return { statusCode: response.status, tempFilePath: files.save(new URL(url).pathname, bytes) }
    }),
  }
}

/** WeChat gives width and height for videos only; a picture's must be asked for with getImageInfo. */
function asMedia({ tempFilePath, size, kind }: ChosenFile) {
  if (kind !== 'video') return { tempFilePath, size, fileType: kind }
  return { tempFilePath, size, fileType: kind, duration: 1, width: 0, height: 0, thumbTempFilePath: '' }
}

function asMessageFile({ tempFilePath, name, size, kind }: ChosenFile) {
  return { path: tempFilePath, name, size, type: kind, time: 0 }
}
