import fs from 'node:fs'
import path from 'node:path'
import type { WeappBuild } from '../build'

export type ChosenFile = {
  tempFilePath: string
  name: string
  size: number
  kind: 'image' | 'video' | 'file'
}

/** The phone's files as the app can see them: temporary ones, and those inside the package. */
export type LocalFiles = {
  /** The files that the person picks at the next chooser, as paths on this machine. None means 'cancel'. */
  choose(...files: string[]): void
  /** Takes what was chosen, at most `count` files. */
  takeChosen(count: number): ChosenFile[]
  save(name: string, bytes: Uint8Array, at?: string): string
  read(filePath: string): Uint8Array
  remove(filePath: string): void
  has(filePath: string): boolean
}

const VIDEO = /\.(mp4|mov|m4v|avi)$/i
const IMAGE = /\.(jpe?g|png|gif|webp|heic|bmp)$/i

export function createLocalFiles(build: WeappBuild): LocalFiles {
  const temporary = new Map<string, Uint8Array>()
  let chosen: string[] = []
  let lastId = 0

  const save = (name: string, bytes: Uint8Array, at?: string) => {
    const filePath = at ?? `wxfile://tmp/${++lastId}${path.extname(name)}`
    temporary.set(filePath, bytes)
    return filePath
  }

  const packaged = (filePath: string) => path.join(build.root, path.posix.join('/', filePath))

  return {
    choose: (...files) => void (chosen = files),
    takeChosen(count) {
      if (chosen.length === 0) throw new Error('cancel')
      const picked = chosen.slice(0, count)
      chosen = []
      return picked.map((file) => {
        const bytes = fs.readFileSync(file)
        const name = path.basename(file)
        return { tempFilePath: save(name, bytes), name, size: bytes.length, kind: kindOf(name) }
      })
    },
    save,
    has: (filePath) => temporary.has(filePath) || fs.existsSync(packaged(filePath)),
    read(filePath) {
      const bytes = temporary.get(filePath)
      if (bytes) return bytes
      if (!fs.existsSync(packaged(filePath))) throw new Error(`no such file or directory ${filePath}`)
      return fs.readFileSync(packaged(filePath))
    },
    remove(filePath) {
      if (!temporary.delete(filePath)) throw new Error(`no such file or directory ${filePath}`)
    },
  }
}

function kindOf(name: string): ChosenFile['kind'] {
  if (VIDEO.test(name)) return 'video'
  return IMAGE.test(name) ? 'image' : 'file'
}
