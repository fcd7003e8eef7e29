import { api, go } from '../../_platform'
import { Button, Card, Empty, LongList, PostLine } from '../../_ui'

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
        </Empty>
      }
    >
      {(posts) => (
        <Card>
          {posts.map((post) => (
            <PostLine key={post.id} post={post} />
          ))}
        </Card>
      )}
    </LongList>
  )
}
