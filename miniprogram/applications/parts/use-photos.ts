import { useEffect, useState } from 'react'
import { api, type Attached } from '../../_platform'
import type { PageFile } from './page-file'

/** Where each photo can be looked at: on this phone, or on the server, of which it is asked for those that were kept. */
export function usePhotos(pages: readonly PageFile[]): (page: PageFile) => string | null {
  const [asked, setAsked] = useState<Readonly<Record<string, string | null>>>({})
  const missing = pages
    .filter(({ url, attachmentId }) => url === undefined && asked[attachmentId] === undefined)
    .map(({ attachmentId }) => attachmentId)
  const wanted = missing.join(' ')

  useEffect(() => {
    if (wanted === '') return
    let isHere = true
    const ask = async (attachmentId: string) => {
      try {
        const { url } = (await api.approvals.checkFile.mutate({ attachmentId })) as Attached
        return [attachmentId, url] as const
      } catch {
        // Its name stands there all the same; it is asked for again with the form.
        return [attachmentId, null] as const
      }
    }
    void Promise.all(wanted.split(' ').map(ask)).then((found) => {
      if (isHere) setAsked((before) => ({ ...before, ...Object.fromEntries(found) }))
    })
    return () => {
      isHere = false
    }
  }, [wanted])

  return ({ url, attachmentId }) => url ?? asked[attachmentId] ?? null
}
