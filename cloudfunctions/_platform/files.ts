import type { ReadStream } from 'node:fs'
import type { ReadableStream } from 'node:stream/web'
import { cloud } from './cloud'

/** Where a client puts the bytes of a file: one PUT with these headers. */
export type UploadTicket = { readonly url: string; readonly headers: Readonly<Record<string, string>> }

export type Files = {
  /** Whoever holds the ticket may write there, and until it runs out write again. */
  ticket(path: string): Promise<{ fileId: string; upload: UploadTicket }>
  /** Writes a file that clients can read by its address but never write. Answers with its id. */
  write(path: string, content: Uint8Array | ReadStream): Promise<string>
  /** The whole file; of one with more than `mostBytes`, no more than that is ever taken in. */
  read(fileId: string, mostBytes: number): Promise<Uint8Array | 'missing' | 'too-large'>
  /** A file of any size, of which parts are read. */
  open(fileId: string): Promise<OpenFile | 'missing'>
  /** A copy under `<folder>/<the file's own name>`: the platform keeps names. Answers with its id. */
  copy(fileId: string, folder: string): Promise<string>
  /** One that cannot be removed now stays behind, known to nobody: that is no reason to fail. */
  remove(fileIds: readonly string[]): Promise<void>
  /** Addresses that anybody can read from for `minutes`, by file id. Files that do not exist are left out. */
  addresses(fileIds: readonly string[], minutes: number): Promise<Map<string, string>>
}

export type OpenFile = {
  readonly bytes: number
  /** Bytes from `from` up to but not including `to`. */
  read(from: number, to: number): Promise<Uint8Array>
}

const readMs = 10_000

export function openFiles(): Files {
  return {
    async ticket(path) {
      const { data } = await cloud().getUploadMetadata({ cloudPath: path })
      const { url, authorization, token, fileId, cosFileId } = data
      const headers = { authorization, 'x-cos-security-token': token, 'x-cos-meta-fileid': cosFileId }
      return { fileId, upload: { url, headers } }
    },

    async write(path, content) {
      const fileContent = content instanceof Uint8Array ? Buffer.from(content) : content
      const { fileID } = await cloud().uploadFile({ cloudPath: path, fileContent })
      return fileID
    },

    async read(fileId, mostBytes) {
      const address = (await addresses([fileId], 5)).get(fileId)
      if (!address) return 'missing'
      const response = await fetch(address, { signal: AbortSignal.timeout(readMs) })
      if (response.status === 404) return 'missing'
      if (!response.ok) throw new Error(`storage answered ${response.status} for ${fileId}`)
      return within(response, mostBytes)
    },

    async open(fileId) {
      const address = (await addresses([fileId], 5)).get(fileId)
      const size = address ? await sizeAt(address) : null
      return address && size !== null
        ? { bytes: size, read: (from, to) => partOf(address, from, to) }
        : 'missing'
    },

    async copy(fileId, folder) {
      const srcPath = pathOf(fileId)
      const dstPath = `${folder}/${srcPath.split('/').at(-1)}`
      const { fileList } = await cloud().copyFile({ fileList: [{ srcPath, dstPath, overwrite: false }] })
      const [copied] = fileList
      if (!copied?.fileId) throw new Error(`storage did not copy ${fileId}: ${copied?.message}`)
      return copied.fileId
    },

    async remove(fileIds) {
      try {
        await cloud().deleteFile({ fileList: [...fileIds] })
      } catch (fault) {
        console.log(
          JSON.stringify({ outcome: 'files left behind', files: fileIds.length, fault: String(fault) }),
        )
      }
    },

    addresses,
  }
}

/** `cloud://<env>.<bucket>/<path>` */
function pathOf(fileId: string): string {
  return fileId.replace(/^cloud:\/\/[^/]+\//, '')
}

/** Of the first byte, storage tells how many there are; of an empty file there is none. */
async function sizeAt(address: string): Promise<number | null> {
  const response = await partAt(address, 0, 1)
  await response.body?.cancel()
  if (response.status === 404) return null
  const told = /\/(\d+)$/.exec(response.headers.get('content-range') ?? '')?.[1]
  if (told === undefined) throw new Error(`storage answered ${response.status} without a size`)
  return Number(told)
}

async function partOf(address: string, from: number, to: number): Promise<Uint8Array> {
  if (from >= to) return new Uint8Array()
  const response = await partAt(address, from, to)
  // An answer of 200 would be the whole file, which may have hundreds of megabytes.
  if (response.status !== 206) {
    await response.body?.cancel()
    throw new Error(`storage answered ${response.status} when asked for a part`)
  }
  return new Uint8Array(await response.arrayBuffer())
}

function partAt(address: string, from: number, to: number): Promise<Response> {
  const headers = { range: `bytes=${from}-${to - 1}` }
  return fetch(address, { headers, signal: AbortSignal.timeout(readMs) })
}

/** The length that storage tells may be missing or wrong, so the bytes are counted as they come. */
async function within({ headers, body }: Response, mostBytes: number): Promise<Uint8Array | 'too-large'> {
  if (Number(headers.get('content-length')) > mostBytes) {
    await body?.cancel()
    return 'too-large'
  }
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of (body as ReadableStream<Uint8Array> | null) ?? []) {
    bytes += part.byteLength
    // Leaving the loop ends the transfer.
    if (bytes > mostBytes) return 'too-large'
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** The platform answers for no more files in one call. */
const mostAtOnce = 50

async function addresses(fileIds: readonly string[], minutes: number): Promise<Map<string, string>> {
  const calls = Math.ceil(fileIds.length / mostAtOnce)
  const found = await Promise.all(
    Array.from({ length: calls }, (_, n) =>
      addressesOf(fileIds.slice(n * mostAtOnce, (n + 1) * mostAtOnce), minutes),
    ),
  )
  return new Map(found.flat())
}

async function addressesOf(fileIds: readonly string[], minutes: number): Promise<[string, string][]> {
  const fileList = fileIds.map((fileID) => ({ fileID, maxAge: minutes * 60 }))
  const { fileList: answers } = await cloud().getTempFileURL({ fileList })
  return answers.flatMap(({ code, fileID, tempFileURL }) =>
    code === 'SUCCESS' ? [[fileID, tempFileURL]] : [],
  )
}
