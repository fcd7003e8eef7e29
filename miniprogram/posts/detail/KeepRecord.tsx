import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { api, copy, failureOf, type Failure, type Replies } from '../../_platform'
import { Button, FailureNote } from '../../_ui'

type Files = Replies['archive']['record']

/** The whole record of a post, to print or to hand to an auditor (X3). */
export function KeepRecord({ postId }: { postId: string }) {
  const [files, setFiles] = useState<Files | null>(null)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const make = async () => {
    setBusy(true)
    setFailure(null)
    try {
      setFiles((await api.archive.record.mutate({ postId })) as Files)
    } catch (error) {
      setFailure(failureOf(error))
    } finally {
      setBusy(false)
    }
  }
  if (!files) {
    return (
      <View className="record">
        {failure ? <FailureNote id="record-failure" failure={failure} /> : null}
        <Button id="keep-record" look="link" busy={busy} onTap={() => void make()}>
          生成存档记录
        </Button>
      </View>
    )
  }
  return (
    <View id="record" className="record">
      <Text className="trail-note">
        材料、审批、链接和全部留痕已汇成一份记录。复制链接，在电脑的浏览器中打开即可打印；两小时内有效。
      </Text>
      <View className="record-links">
        <Button id="copy-page" look="quiet" small onTap={() => copy(files.page)}>
          复制打印页链接
        </Button>
        <Button id="copy-data" look="quiet" small onTap={() => copy(files.data)}>
          复制数据链接
        </Button>
      </View>
    </View>
  )
}
