import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { api, copy, go, useScreen } from '../../_platform'
import { BottomBar, Button, Card, Cell, Page, Section } from '../../_ui'
import { Article } from '../parts/Article'
import { ReturnedNote } from '../parts/ReturnedNote'
import { receiptOf } from '../parts/use-hand-in'
import { AfterPublication } from './AfterPublication'
import { DecideBar } from './DecideBar'
import type { PostDetail } from './post-detail'
import { Progress } from './Progress'
import { Receipt } from './Receipt'
import { Status } from './Status'
import { Trail } from './Trail'
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
  const { post, material, pictures, approval, can, trail, clauses } = detail
  const receipt = receiptOf(post.id)
  const isNew = approval.state === 'open' && approval.current === 0
  const returned = approval.steps
    .flatMap(({ decisions }) => decisions)
    .find(({ verdict }) => verdict === 'returned')
  return (
    <View>
      {receipt && isNew ? <Receipt receipt={receipt} /> : <Status detail={detail} />}
      {returned && post.state === 'returned' ? <ReturnedNote returned={returned} /> : null}
      <Article material={material} pictures={pictures} by={`${post.unitName} · ${post.submitterName}`} />
      {post.link ? <Published link={post.link} /> : null}
      <AfterPublication detail={detail} refresh={refresh} />
      <Section id="progress" title="审批进展" note={`按 ${approval.clause}`}>
        <Card>
          <Progress detail={detail} />
        </Card>
      </Section>
      <Trail rows={trail} />
      {can.decide ? <DecideBar approval={approval} clauses={clauses} refresh={refresh} /> : null}
      {can.resubmit ? (
        <BottomBar id="revise-bar">
          <Button id="revise" wide onTap={() => go.revise(post.id)}>
            修改后重新提交
          </Button>
        </BottomBar>
      ) : null}
    </View>
  )
}

function Published({ link }: { link: string }) {
  return (
    <Card className="published">
      <Cell id="link" icon="link" title="已发布，复制链接" note={link} onTap={() => copy(link)} />
    </Card>
  )
}
