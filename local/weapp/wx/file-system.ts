import type { Realm } from '../logic/realm'
import type { Problems } from '../problems'
import type { DefineApi, WxMembers } from './async-api'
import type { LocalFiles } from './local-files'
import { withMissingMembers } from './missing-members'

type Encoding = 'utf8' | 'utf-8' | 'base64' | 'hex' | 'ascii' | 'latin1' | 'binary'
type ReadOptions = { filePath: string; encoding?: Encoding; position?: number; length?: number }
type WriteOptions = { filePath: string; data: string | ArrayBuffer; encoding?: Encoding }

export function fileSystemMembers(
  files: LocalFiles,
  realm: Realm,
  problems: Problems,
  api: DefineApi,
): WxMembers {
  const read = ({ filePath, encoding, position = 0, length }: ReadOptions) => {
    const bytes = files.read(filePath)
    const part = bytes.subarray(position, length === undefined ? undefined : position + length)
    return encoding ? Buffer.from(part).toString(encoding) : realm.bytes(part)
  }
  const write = ({ filePath, data, encoding = 'utf8' }: WriteOptions) => {
    files.save(
      filePath,
      typeof data === 'string' ? Buffer.from(data, encoding) : new Uint8Array(data),
      filePath,
    )
  }
  const assertExists = (filePath: string) => {
    if (!files.has(filePath)) throw new Error(`no such file or directory ${filePath}`)
  }
  const manager = withMissingMembers(
    'FileSystemManager',
    'FileSystemManager',
    {
      readFile: api<ReadOptions>('readFile', (options) => ({ data: read(options) })),
      readFileSync: (filePath: string, encoding?: Encoding, position?: number, length?: number) =>
        read({
          filePath,
          ...(encoding && { encoding }),
          ...(position && { position }),
          ...(length && { length }),
        }),
      writeFile: api<WriteOptions>('writeFile', write),
      writeFileSync: (filePath: string, data: string | ArrayBuffer, encoding?: Encoding) =>
        write({ filePath, data, ...(encoding && { encoding }) }),
      getFileInfo: api<{ filePath: string }>('getFileInfo', ({ filePath }) => ({
        size: files.read(filePath).length,
      })),
      access: api<{ path: string }>('access', ({ path }) => assertExists(path)),
      accessSync: assertExists,
      unlink: api<{ filePath: string }>('unlink', ({ filePath }) => files.remove(filePath)),
      unlinkSync: (filePath: string) => files.remove(filePath),
    },
    problems,
  )
  return {
    getFileSystemManager: () => manager,
    arrayBufferToBase64: (data: ArrayBuffer) => Buffer.from(new Uint8Array(data)).toString('base64'),
    base64ToArrayBuffer: (text: string) => realm.bytes(Buffer.from(text, 'base64')),
  }
}
