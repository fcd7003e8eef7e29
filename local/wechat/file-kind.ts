export type FileKind = 'jpg' | 'png' | 'gif' | 'bmp' | 'mp3' | 'wma' | 'wav' | 'amr' | 'mp4'

export const mimeOf: Record<FileKind, string> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  bmp: 'image/bmp',
  mp3: 'audio/mpeg',
  wma: 'audio/x-ms-wma',
  wav: 'audio/wav',
  amr: 'audio/amr',
  mp4: 'video/mp4',
}

const signatures: [FileKind, number, string][] = [
  ['jpg', 0, 'ffd8ff'],
  ['png', 0, '89504e470d0a1a0a'],
  ['gif', 0, '47494638'],
  ['bmp', 0, '424d'],
  ['mp3', 0, '494433'],
  ['mp3', 0, 'fffb'],
  ['wma', 0, '3026b2758e66cf11'],
  ['wav', 0, '52494646'],
  ['amr', 0, '2321414d52'],
  ['mp4', 4, '66747970'],
]

/** What a file is by its first bytes; its name and declared type are not believed. */
export function fileKind(bytes: Buffer): FileKind | undefined {
  return signatures.find(([, at, hex]) => bytes.toString('hex', at, at + hex.length / 2) === hex)?.[0]
}
