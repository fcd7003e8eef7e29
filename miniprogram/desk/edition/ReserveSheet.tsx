import { Text } from '@tarojs/components'
import { sayDay } from '../../../shared/_kernel'
import { Button, FailureNote, Sheet } from '../../_ui'
import type { DeskData, ReserveRow } from './desk-data'
import type { Taps } from './use-taps'

type ReserveSheetProps = { desk: DeskData; row: ReserveRow | null; taps: Taps; onClose: () => void }

/** Says what it means for the unit before a post comes forward; nobody is moved forward unasked (G7). */
export function ReserveSheet({ desk, row, taps, onClose }: ReserveSheetProps) {
  const { edition } = desk
  async function come({ id, mustAgree }: ReserveRow) {
    const tapped = taps.place.send({ postId: id, editionId: edition.id, reason: '', agreed: mustAgree })
    if (await taps.run(tapped)) close()
  }

  function close() {
    taps.forgive()
    onClose()
  }

  const foot = row ? (
    <>
      <FailureNote id="reserve-failure" failure={taps.failure} />
      <Button id="come" wide busy={taps.busy} onTap={() => void come(row)}>
        {row.mustAgree ? '已与供稿单位商定，编入本期' : '编入本期'}
      </Button>
    </>
  ) : null
  return (
    <Sheet id="reserve-sheet" title={row?.title ?? ''} open={row !== null} onClose={close} foot={foot}>
      {row ? (
        <Text className="desk-note">
          {row.from ? `从${sayDay(row.from.day)}提前到` : '排入'}
          {sayDay(edition.day)}，排在最后；供稿人会收到通知。
          {row.mustAgree ? '供稿人没有表示可以提前，请先与供稿单位商定，商定会留痕。' : ''}
          {row.state === 'scheduled' ? '' : `它还没有全部通过，截稿前没有通过会再顺延。`}
          {edition.state === 'locked' ? '会重新装配，并重新发预览给测试人。' : ''}
        </Text>
      ) : null}
    </Sheet>
  )
}
