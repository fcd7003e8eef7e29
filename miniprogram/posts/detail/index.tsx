import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { api, copy, go, useScreen } from '../../_platform'
import { Card, Cell, Page, Section, Tag, Talk, ToClause } from '../../_ui'
import { Article } from '../parts/Article'
import { ReturnedNote } from '../parts/ReturnedNote'
import { receiptOf } from '../parts/use-hand-in'
import { AfterPublication } from './AfterPublication'
import { Again, Edited } from './Again'
import { Deciding } from './Deciding'
import type { PostDetail } from './post-detail'
import { Progress } from './Progress'
import { Receipt } from './Receipt'
import { Status } from './Status'
import { Trail } from './Trail'
import { Urgency } from './Urgency'
import { Watched } from './Watched'
import './index.scss'

export default function PostScreen() {
  const postId = useRouter().params.id ?? ''
  const screen = useScreen(['posts.detail', postId], () => api.posts.detail.query({ postId }))
  return (
    <Page id="post" screen={screen}>
      {(detail) => <Detail detail={detail} refresh={screen.refresh} />}
    </Page>
  )
}

function Detail({ detail, refresh }: { detail: PostDetail; refresh: () => Promise<unknown> }) {
  const { post, material, pictures, video, approval, cancellation, again, edited, can, trail } = detail
  const receipt = receiptOf(post.id)
  const isNew = approval.state === 'open' && approval.current === 0
  const ended = approval.steps
    .flatMap(({ decisions }) => decisions)
    .find(({ verdict }) => verdict !== 'approved')
  return (
    <View>
      {receipt && isNew ? <Receipt receipt={receipt} /> : <Status detail={detail} />}
      {ended ? <ReturnedNote returned={ended} /> : null}
      {again && approval.state === 'open' ? <Again again={again} pictures={pictures} /> : null}
      {edited ? <Edited edited={edited} pictures={pictures} /> : null}
      {detail.remark ? (
        <Card id="remark" className="detail-remark">
          <Tag tone="warn">{detail.remark}</Tag>
        </Card>
      ) : null}
      {detail.titleOnDay ? <OtherWeekday title={detail.titleOnDay} /> : null}
      <Article
        material={material}
        pictures={pictures}
        crops={detail.crops}
        by={`${post.unitName} · ${post.submitterName}`}
      />
      {video ? <Watched video={video} /> : null}
      {can.edit ? (
        <Card>
          <Cell
            id="edit"
            icon="pen"
            title="编辑这篇稿件"
            note="供稿人会看到改了哪里"
            onTap={() => go.edit(post.id)}
          />
        </Card>
      ) : null}
      {detail.commission ? <WrittenFor commission={detail.commission} /> : null}
      <Urgency detail={detail} />
      {post.link ? <Published link={post.link} /> : null}
      <AfterPublication detail={detail} refresh={refresh} />
      <Section id="progress" title="审批进展" note={`按 ${approval.clause}`}>
        <Card>
          <Progress id="timeline" post={post} view={approval} />
        </Card>
      </Section>
      {cancellation ? (
        <Section id="cancelling" title="正在申请撤销">
          <Card>
            <Progress id="cancelling-timeline" post={post} view={cancellation} />
          </Card>
        </Section>
      ) : null}
      <Talk view={approval} />
      <Trail postId={post.id} rows={trail} />
      <Deciding detail={detail} refresh={refresh} />
    </View>
  )
}

/** It was given a place on another day since its title was written. */
function OtherWeekday({ title }: { title: string }) {
  return (
    <Card id="other-weekday" className="other-weekday">
      <Tag tone="warn">标题里的星期与发布日不符</Tag>
      <Text className="other-weekday-note">
        按版式应为《{title}》。请在编辑里点“套用版式”，或照此改标题。
      </Text>
      <ToClause clause="D2" />
    </Card>
  )
}

function Published({ link }: { link: string }) {
  return (
    <Card className="published">
      <Cell id="link" icon="link" title="已发布，复制链接" note={link} onTap={() => copy(link)} />
    </Card>
  )
}

/** Back to what it was asked for (约稿). */
function WrittenFor({ commission: { id, topic } }: { commission: NonNullable<PostDetail['commission']> }) {
  return (
    <Card className="written-for">
      <Cell id="commission" icon="bell" title="应约稿而写" note={topic} onTap={() => go.commission(id)} />
    </Card>
  )
}
