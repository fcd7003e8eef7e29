import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { Refused, type Reply } from './http'

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
}

/** Serves a built app; a path without a file behind it is a screen of the app, so `index.html` answers. */
export async function answerApp(dir: string, segments: readonly string[]): Promise<Reply> {
  const file = path.resolve(dir, ...segments)
  const isInside = file.startsWith(dir + path.sep)
  const found = isInside && path.extname(file) ? await readOrNothing(file) : undefined
  if (found) return fileReply(file, found)
  if (path.extname(file)) throw new Refused(404, 'INVALID_PATH', 'no such file')
  return answerFile(path.join(dir, 'index.html'))
}

export async function answerFile(file: string): Promise<Reply> {
  const found = await readOrNothing(file)
  if (!found) throw new Refused(404, 'INVALID_PATH', `${path.basename(file)} has not been built`)
  return fileReply(file, found)
}

function fileReply(file: string, body: Buffer): Reply {
  const type = contentTypes[path.extname(file)] ?? 'application/octet-stream'
  return { status: 200, headers: { 'content-type': type, 'cache-control': 'no-cache' }, body }
}

async function readOrNothing(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'EISDIR') return undefined
    throw error
  }
}
