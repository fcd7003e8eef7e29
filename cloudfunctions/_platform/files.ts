import { cloud } from './cloud'

/** Where a client puts the bytes of a file: one PUT with these headers. */
export type UploadTicket = { readonly url: string; readonly headers: Readonly<Record<string, string>> }

export type Files = {
  ticket(path: string): Promise<{ fileId: string; upload: UploadTicket }>
  /** The whole file, or null when nothing was uploaded there. */
  read(fileId: string): Promise<Uint8Array | null>
  /** Addresses that anybody can read from for `minutes`, by file id. Files that do not exist are left out. */
  addresses(fileIds: readonly string[], minutes: number): Promise<Map<string, string>>
}

export function openFiles(): Files {
  return {
    async ticket(path) {
      const { data } = await cloud().getUploadMetadata({ cloudPath: path })
      const { url, authorization, token, fileId, cosFileId } = data
      const headers = { authorization, 'x-cos-security-token': token, 'x-cos-meta-fileid': cosFileId }
      return { fileId, upload: { url, headers } }
    },

    async read(fileId) {
      const address = (await addresses([fileId], 5)).get(fileId)
      if (!address) return null
      const response = await fetch(address)
      if (response.status === 404) return null
      if (!response.ok) throw new Error(`storage answered ${response.status} for ${fileId}`)
      return new Uint8Array(await response.arrayBuffer())
    },

    addresses,
  }
}

async function addresses(fileIds: readonly string[], minutes: number): Promise<Map<string, string>> {
  if (fileIds.length === 0) return new Map()
  const fileList = fileIds.map((fileID) => ({ fileID, maxAge: minutes * 60 }))
  const { fileList: answers } = await cloud().getTempFileURL({ fileList })
  const found = answers.filter((answer) => answer.code === 'SUCCESS')
  return new Map(found.map((answer) => [answer.fileID, answer.tempFileURL]))
}
