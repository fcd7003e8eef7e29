import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { go } from '../../_platform'
import { Button, FailureNote, Sheet } from '../../_ui'
import { Act } from './Act'
import type { DeskData } from './desk-data'
import { ReasonField } from './ReasonField'
import type { Taps } from './use-taps'
import { usualReasons } from './words'

type ShortageProps = { desk: DeskData; taps: Taps; onReserve: () => void }

/** An edition below its minimum (G2): what can be done about it. */
export function Shortage({ desk, taps, onReserve }: ShortageProps) {
  const { missing, edition, can, reserve } = desk
  const [open, setOpen] = useState(false)
  const { shortfall } = edition
  if (missing === 0 || edition.state === 'empty' || edition.state === 'skipped') return null
  if (!can.settleShortage && !shortfall) return null
  return (
    <View id="desk-shortage" className={`card desk-short ${shortfall ? '' : 'desk-short-open'}`}>
      <Text className="desk-short-title">
        差 {missing} 篇（每期至少 {edition.minPosts} 篇，G2）
      </Text>
      {shortfall ? (
        <Text className="desk-note">
          {shortfall.byName}已写明原因：{shortfall.reason}
        </Text>
      ) : null}
      {can.settleShortage ? (
        <View className="desk-short-choices">
          {can.arrange && reserve.length > 0 ? (
            <Button id="from-reserve" look="quiet" small onTap={onReserve}>
              从备稿补
            </Button>
          ) : null}
          {can.arrange ? (
            <Button id="ask-for-material" look="quiet" small onTap={() => go.askForMaterial(edition.id)}>
              约稿
            </Button>
          ) : null}
          <Button id="settle-shortage" look="quiet" small onTap={() => setOpen(true)}>
            照发或停刊
          </Button>
        </View>
      ) : null}
      <ShortageSheet desk={desk} taps={taps} open={open} onClose={() => setOpen(false)} />
    </View>
  )
}

type ShortageSheetProps = { desk: DeskData; taps: Taps; open: boolean; onClose: () => void }

function ShortageSheet({ desk, taps, open, onClose }: ShortageSheetProps) {
  const [reason, setReason] = useState<string>(usualReasons.short[0])
  const { edition, posts } = desk
  const tap = { editionId: edition.id, reason }

  async function act(tapped: Promise<unknown>) {
    if (await taps.run(tapped)) close()
  }

  function close() {
    taps.forgive()
    onClose()
  }

  return (
    <Sheet id="shortage-sheet" title={`差 ${desk.missing} 篇`} open={open} onClose={close}>
      <FailureNote id="shortage-failure" failure={taps.failure} />
      <ReasonField
        id="short-reason"
        note="原因（会存档）"
        usual={usualReasons.short}
        reason={reason}
        onChange={setReason}
      />
      {edition.shortfall ? null : (
        <Act
          id="send-fewer"
          title="照发"
          then={`有几篇发几篇，原因存档；之后补上稿件也可以`}
          button="照发"
          busy={taps.busy}
          onTap={() => void act(taps.sendFewer.send(tap))}
        />
      )}
      <Act
        id="skip"
        title="本期停刊"
        then={`这一期不发；${posts.length > 0 ? `${posts.length} 篇稿件按提交先后顺延，供稿人会看到原因` : '没有稿件受影响'}`}
        button="停刊"
        look="danger"
        busy={taps.busy}
        onTap={() => void act(taps.skip.send(tap))}
      />
    </Sheet>
  )
}
