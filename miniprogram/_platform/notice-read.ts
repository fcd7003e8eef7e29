import { useRouter } from '@tarojs/taro'
import { useEffect } from 'react'
import { api } from './api/api'
import { createId } from './ids'

/**
 * A screen that was opened by a message shows what its notice was of: the notice has been read then.
 * @param shown whether there is anything to see by now
 */
export function useNoticeRead(shown: boolean) {
  const { notice } = useRouter().params
  useEffect(() => {
    if (!shown || !notice) return
    // Should it fail, the notice stays unread in the inbox, as it would without this.
    api.notices.read.mutate({ commandId: createId(), noticeIds: [notice] }).catch(() => undefined)
  }, [shown, notice])
}
