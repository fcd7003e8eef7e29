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

/** Our own page shows what users wrote; should a text ever be taken for markup, no script in it would run. */
export const pageHeaders = {
  'content-security-policy':
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'self'",
}

/** Serves a folder. A path that names no file is a screen of the app in it, so `index.html` answers. */
export async function answerStatic(
  dir: string,
  segments: readonly string[],
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  const asked = path.resolve(dir, ...segments)
  const file = path.extname(asked) ? asked : path.join(dir, 'index.html')
  const body = file.startsWith(dir + path.sep) ? await readOrNothing(file) : undefined
  if (!body) throw new Refused(404, 'INVALID_PATH', `there is no ${path.basename(file)} here`)
  const type = contentTypes[path.extname(file)] ?? 'application/octet-stream'
  return { status: 200, headers: { 'content-type': type, 'cache-control': 'no-cache', ...headers }, body }
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
