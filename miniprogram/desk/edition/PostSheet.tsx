import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { sayDay } from '../../../shared/_kernel'
import { go } from '../../_platform'
import { FailureNote, Sheet } from '../../_ui'
import { Act } from './Act'
import type { DeskData, DeskPost } from './desk-data'
import { ReasonField } from './ReasonField'
import type { Taps } from './use-taps'
import { usualReasons } from './words'

type PostSheetProps = { desk: DeskData; post: DeskPost | null; taps: Taps; onClose: () => void }

/** What can be done with one post of the edition. Each says what comes of it; one tap does it. */
export function PostSheet({ desk, post, taps, onClose }: PostSheetProps) {
  return (
    <Sheet id="post-sheet" title={post?.title ?? ''} open={post !== null} onClose={close}>
      {post ? <Acts key={post.id} desk={desk} post={post} taps={taps} onDone={close} /> : null}
    </Sheet>
  )

  function close() {
    taps.forgive()
    onClose()
  }
}

type ActsProps = { desk: DeskData; post: DeskPost; taps: Taps; onDone: () => void }

function Acts({ desk, post, taps, onDone }: ActsProps) {
  const { edition, posts, can } = desk
  const usual: readonly string[] = can.arrange ? usualReasons.move : usualReasons.hold
  const [reason, setReason] = useState(usual[0] ?? '')
  const { id: postId } = post
  const isLocked = edition.state === 'locked'
  const isHead = posts[0]?.id === postId

  async function act(tapped: Promise<unknown>) {
    if (await taps.run(tapped)) onDone()
  }

  return (
    <View>
      <FailureNote id="post-sheet-failure" failure={taps.failure} />
      {isLocked && can.arrange ? (
        <Text className="desk-note">已截稿：调整后会重新装配，并重新发预览给测试人。</Text>
      ) : null}
      <Act
        id="open-post"
        title="查看稿件"
        then="正文、审批进展和留痕"
        button="查看"
        busy={false}
        onTap={() => go.post(postId)}
      />
      {can.arrange && !isHead ? (
        <Act
          id="make-head"
          title="设为头条"
          then="成为第一篇，其他稿件顺次后移"
          button="设为头条"
          busy={taps.busy}
          onTap={() => void act(taps.reorder.send({ editionId: edition.id, postId, how: 'head' }))}
        />
      ) : null}
      {can.arrange || can.hold ? (
        <ReasonField
          id="move-reason"
          note="原因（供稿人会看到，并留痕）"
          usual={usual}
          reason={reason}
          onChange={setReason}
        />
      ) : null}
      {can.hold ? <Holding desk={desk} post={post} taps={taps} reason={reason} act={act} /> : null}
      {can.arrange ? <Elsewhere desk={desk} post={post} taps={taps} reason={reason} act={act} /> : null}
      {can.arrange ? <Exchange desk={desk} post={post} taps={taps} reason={reason} act={act} /> : null}
    </View>
  )
}

type PartProps = {
  desk: DeskData
  post: DeskPost
  taps: Taps
  reason: string
  act: (tapped: Promise<unknown>) => Promise<void>
}

/** A reason for moving says nothing of a hold: unless another was written, the usual one is put down. */
function Holding({ desk, post, taps, reason: given, act }: PartProps) {
  const { id: postId, held } = post
  const ofMoving: readonly string[] = usualReasons.move
  const reason = ofMoving.includes(given) ? usualReasons.hold[0] : given
  if (held)
    return (
      <Act
        id="release"
        title="解除暂缓"
        then={`${held.byName}因“${held.reason}”暂缓；解除后照常编入和发出`}
        button="解除"
        busy={taps.busy}
        onTap={() => void act(taps.release.send({ postId }))}
      />
    )
  return (
    <Act
      id="hold"
      title="暂缓"
      then={
        desk.edition.state === 'locked'
          ? `立即移出本期，其余照发；原因记为“${reason}”`
          : `保留版位但不编入，截稿时顺延，直到解除；原因记为“${reason}”`
      }
      button="暂缓"
      look="danger"
      busy={taps.busy}
      onTap={() => void act(taps.hold.send({ postId, reason }))}
    />
  )
}

const othersShown = 5

/** To the next edition with a free place, or to a chosen one. */
function Elsewhere({ desk, post, taps, reason, act }: PartProps) {
  const { id: postId, mayGoTo } = post
  const open = desk.others.filter(({ id }) => mayGoTo.includes(id))
  const next = open.find(({ day }) => day > desk.edition.day)
  return (
    <View>
      <Act
        id="pull"
        title="移出本期"
        then={next ? `顺延到${sayDay(next.day)}（还有 ${next.free} 个版位）` : '顺延到下一个有空位的一期'}
        button="移出"
        busy={taps.busy}
        onTap={() => void act(taps.pull.send({ postId, reason }))}
      />
      {open
        .filter(({ id }) => id !== next?.id)
        .slice(0, othersShown)
        .map(({ id: editionId, day, free }) => {
          const isForward = day < desk.edition.day
          return (
            <Act
              key={editionId}
              title={`改到${sayDay(day)}`}
              then={isForward ? '提前刊出，须先与供稿单位商定，并留痕' : `那一期还有 ${free} 个版位`}
              button={isForward ? '已商定，改期' : '改期'}
              busy={taps.busy}
              onTap={() => void act(taps.place.send({ postId, editionId, reason, agreed: isForward }))}
            />
          )
        })}
    </View>
  )
}

const exchangesShown = 6

/** With a post of the reserve: that one comes in, this one moves on or takes its place. */
function Exchange({ desk, post, taps, reason, act }: PartProps) {
  const { id } = post
  const rows = desk.reserve
    .filter(({ state }) => desk.edition.state === 'open' || state === 'scheduled')
    .slice(0, exchangesShown)
  return rows.map((row) => {
    const { from, mustAgree } = row
    const agreed = mustAgree ? '（须已与供稿单位商定提前）' : ''
    return (
      <Act
        key={row.id}
        title={`换成《${row.title}》`}
        then={`它进入本期${agreed}，这一篇${from ? `改到它的${sayDay(from.day)}` : '顺延到下一期'}`}
        button={from ? '互换' : '替换'}
        busy={taps.busy}
        onTap={() =>
          void act(
            from
              ? taps.swap.send({ postId: id, withId: row.id, reason, agreed: mustAgree })
              : taps.replace.send({ outId: id, inId: row.id, reason, agreed: mustAgree }),
          )
        }
      />
    )
  })
}
