import type { Environment } from '../environment'
import { Refused } from '../gateway/http'
import { fileIdOf } from '../storage/paths'

const filesPerPage = 50
const previewSeconds = 60

/** One page of the files, the newest first. Their times are this machine's, not the environment's. */
export function listFiles({ storage }: Environment, skip: number) {
  const files = storage.list()
  return {
    total: files.length,
    files: files.slice(skip, skip + filesPerPage).map(({ path, bytes, writtenAt, creator, type }) => ({
      path,
      bytes,
      type: type(),
      writtenAt: writtenAt.toISOString(),
      creator: creator ?? null,
    })),
  }
}

type Download = { readonly data: { readonly download_list: readonly { readonly tempFileURL?: string }[] } }

/** An address at which the file can be read for a minute, as the functions get one. */
export async function fileAddress({ envId, unwatched }: Environment, path: string) {
  const wanted = { fileid: fileIdOf(envId, path), max_age: previewSeconds }
  const answer = await unwatched.storage.call('storage.batchGetDownloadUrl', { file_list: [wanted] })
  const [download] = (answer as Download).data.download_list
  if (!download?.tempFileURL) throw new Refused(404, 'STORAGE_FILE_NONEXIST', 'there is no such file')
  // From the page's own origin, whatever name of this machine it was opened by.
  return { url: new URL(download.tempFileURL).pathname }
}
