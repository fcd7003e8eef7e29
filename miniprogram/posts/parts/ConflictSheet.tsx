import { Text, View } from '@tarojs/components'
import { useEffect } from 'react'
import { sayInstant } from '../../../shared/_kernel'
import { Button, Sheet } from '../../_ui'
import type { RemoteDraft } from './kept-draft'
import './ConflictSheet.scss'

type ConflictSheetProps = {
  open: boolean
  remote: RemoteDraft | null
  refresh: () => Promise<unknown>
  /** @param base the version that this phone's draft replaces */
  onMine: (base: number) => void
  onTheirs: () => void
  /** Null where a copy would help nobody. */
  onBoth: (() => void) | null
}

/** Another device wrote on the same draft: nothing is thrown away before the person has chosen. */
export function ConflictSheet({ open, remote, refresh, onMine, onTheirs, onBoth }: ConflictSheetProps) {
  useEffect(() => {
    if (open) void refresh()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when it opens
  }, [open])
  return (
    <Sheet id="conflict" title="另一台设备上也改过这份草稿" open={open} onClose={onBoth ?? stay}>
      <Text className="conflict-what">
        {remote
          ? `那一份《${remote.title || '还没有标题'}》保存于 ${sayInstant(remote.savedAt)}。请选择留下哪一份：`
          : '正在读取那一份…'}
      </Text>
      <View className="conflict-do">
        {onBoth ? (
          <Button id="keep-both" wide disabled={!remote} onTap={onBoth}>
            两份都留：这一份另存为新草稿
          </Button>
        ) : null}
        <Button
          id="keep-mine"
          look="quiet"
          wide
          disabled={!remote}
          onTap={() => onMine(remote?.version ?? 0)}
        >
          只留这台手机上的
        </Button>
        <Button id="keep-theirs" look="quiet" wide disabled={!remote} onTap={onTheirs}>
          只留另一台设备上的
        </Button>
      </View>
    </Sheet>
  )
}

/** Until one of them is chosen. */
function stay() {}
