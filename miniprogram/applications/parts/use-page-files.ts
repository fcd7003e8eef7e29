import { useState } from 'react'
import { attach, chooseFile, choosePictures, failureOf, type Failure, type NamedFile } from '../../_platform'
import type { PageFile } from './page-file'

export type PageFiles = {
  /** How much of the one under way is there, from 0 to 1; null while there is none. */
  readonly share: number | null
  readonly failure: Failure | null
  addPhotos(room: number): Promise<void>
  addScan(): Promise<void>
}

/** Photos and scans, each uploaded and looked at as soon as it is chosen. */
export function usePageFiles(taken: number, onAdd: (page: PageFile) => void): PageFiles {
  const [share, setShare] = useState<number | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)

  async function put(files: readonly NamedFile[], isPhoto: boolean) {
    setFailure(null)
    try {
      for (const file of files) {
        setShare(0)
        onAdd({ ...(await attach(file, setShare)), url: isPhoto ? file.path : null })
      }
    } catch (error) {
      setFailure(failureOf(error))
    } finally {
      setShare(null)
    }
  }

  return {
    share,
    failure,
    async addPhotos(room) {
      const chosen = await choosePictures(room)
      await put(
        chosen.map((file, n) => ({ ...file, name: `照片 ${taken + n + 1}` })),
        true,
      )
    },
    async addScan() {
      const file = await chooseFile(['pdf'])
      if (file) await put([file], false)
    },
  }
}
