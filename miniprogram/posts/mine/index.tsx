import { Text, View } from '@tarojs/components'
import { api, go, type Replies } from '../../_platform'
import { Button, Card, Cell, Empty, LongList, PostLine } from '../../_ui'
import './index.scss'

type PostRow = Replies['posts']['mine']['rows'][number]

export default function MyPostsScreen() {
  return (
    <LongList
      id="my-posts"
      name="posts.mine"
      read={(after) => api.posts.mine.query({ after })}
      empty={
        <Empty icon="pen" title="还没有稿件" note="写好的稿件提交后，在这里看它走到了哪一步。">
          <Button id="compose" look="quiet" onTap={go.compose}>
            去投稿
          </Button>
          <Button id="drafts" look="link" onTap={go.drafts}>
            看草稿箱
          </Button>
        </Empty>
      }
    >
      {(posts) => (
        <View>
          <Card className="to-drafts">
            <Cell id="drafts" icon="pen" title="草稿箱" note="还没有提交的稿件" onTap={go.drafts} />
          </Card>
          {submissionsOf(posts).map(({ id, rows }) => (
            <Card key={id} className="submission">
              {rows.length > 1 ? (
                <Text className="submission-note">一次提交，{rows.length} 个渠道各自审批</Text>
              ) : null}
              {rows.map((post) => (
                <PostLine key={post.id} post={post} />
              ))}
            </Card>
          ))}
        </View>
      )}
    </LongList>
  )
}

/** Posts that were handed in at once to several channels stand together, at the place of the newest. */
function submissionsOf(posts: readonly PostRow[]): { id: string; rows: PostRow[] }[] {
  const submissions = new Map<string, PostRow[]>()
  for (const post of posts)
    submissions.set(post.submissionId, [...(submissions.get(post.submissionId) ?? []), post])
  return [...submissions].map(([id, rows]) => ({ id, rows }))
}
