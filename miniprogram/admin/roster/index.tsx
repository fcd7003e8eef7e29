import { Text, View } from '@tarojs/components'
import { rosterColumns, rosterTemplate } from '../../../shared/staff'
import { api, copy, go, useScreen } from '../../_platform'
import { Button, Card, FailureNote, Page, Section, Tag } from '../../_ui'
import { Preview } from './Preview'
import { ShownLines } from './ShownLines'
import { useRoster, type Progress } from './use-roster'
import './index.scss'

/** 导入名册: choose a file, look at what it would bring about, confirm, and see it written. */
export default function RosterScreen() {
  const screen = useScreen(['staff.roster'], () => api.staff.roster.query())
  return (
    <Page id="roster-import" screen={screen}>
      {({ latest }) => <Roster latest={latest} />}
    </Page>
  )
}

function Roster({ latest }: { latest: Progress | null }) {
  const roster = useRoster(latest)
  const { stage, busy, failure } = roster
  if (stage === null) return <Start roster={roster} />
  if (stage === 'uploading') return <UnderWay id="reading" says="正在上传…" failure={failure} />
  switch (stage.state) {
    case 'uploaded':
      return (
        <UnderWay id="reading" says="正在读取…" failure={failure} onRetry={() => void roster.goOn(stage)} />
      )
    case 'read':
      return (
        <UnderWay
          id="reading"
          says={`正在与公司人员核对 ${stage.rows} 行…`}
          failure={failure}
          onRetry={() => void roster.goOn(stage)}
        />
      )
    case 'ready':
      return (
        <Preview
          key={stage.jobId}
          progress={stage}
          busy={busy}
          failure={failure}
          onConfirm={(units) => void roster.confirm(stage.jobId, units)}
          onAgain={roster.again}
        />
      )
    case 'writing':
      return (
        <UnderWay
          id="writing"
          says={`正在写入 ${stage.done} / ${stage.toDo} 人`}
          note="可以离开这一页，没写完的会在后台写完。"
          share={stage.toDo === 0 ? 1 : stage.done / stage.toDo}
          failure={failure}
          onRetry={() => void roster.goOn(stage)}
        />
      )
    case 'done':
      return <Done progress={stage} onAgain={roster.again} />
    default:
      return stage.state satisfies never
  }
}

const [head = [], ...examples] = rosterTemplate
const required = new Set(['工号', '姓名', '单位'])

function Start({ roster: { busy, failure, choose } }: { roster: ReturnType<typeof useRoster> }) {
  return (
    <View>
      <Section title="一人一行的表格" note=".xlsx 或 .csv">
        <Card>
          <View className="roster-columns">
            {head.map((name) => (
              <Tag key={name} tone={required.has(name) ? 'brand' : 'plain'}>
                {required.has(name) ? `${name}（必填）` : name}
              </Tag>
            ))}
          </View>
          <Text className="roster-note">
            列的先后不限。新增人员须有职务（X4）。角色写供稿人、供稿副手、单位负责人、管理员，可写几个；写“无”即取消，但管理员只能在人员里取消。
          </Text>
          <Text className="roster-note">
            空着的格子不改动原有资料。名册里没有的人只会列出，不会移除：离职请在人员里办理。
          </Text>
          <Button id="copy-template" look="quiet" small onTap={() => copy(templateText())}>
            复制模板，粘贴到表格里
          </Button>
        </Card>
      </Section>
      <View className="roster-do">
        <FailureNote id="roster-failure" failure={failure} />
        <Button id="choose" wide busy={busy} onTap={() => void choose()}>
          选择文件
        </Button>
        <Text className="roster-hint">
          先核对，确认后才写入。在手机上，请先把文件发到“文件传输助手”，再从聊天里选择。
        </Text>
      </View>
    </View>
  )
}

/** Tabs between cells: pasted into a sheet, each gets its own. */
function templateText(): string {
  return [head, ...examples].map((row) => rosterColumns.map((_, n) => row[n] ?? '').join('\t')).join('\n')
}

type UnderWayProps = {
  id: string
  says: string
  note?: string
  share?: number
  failure: ReturnType<typeof useRoster>['failure']
  onRetry?: () => void
}

function UnderWay({ id, says, note, share, failure, onRetry }: UnderWayProps) {
  return (
    <View id={id} className="roster-under-way">
      <Text className="roster-says">{says}</Text>
      {share === undefined ? null : (
        <View className="roster-bar">
          <View className="roster-bar-done" style={{ width: `${Math.round(share * 100)}%` }} />
        </View>
      )}
      {note ? <Text className="roster-note">{note}</Text> : null}
      <FailureNote id="roster-failure" failure={failure} />
      {failure && onRetry ? (
        <Button id="go-on" look="quiet" onTap={onRetry}>
          继续
        </Button>
      ) : null}
    </View>
  )
}

function Done({ progress: { outcome }, onAgain }: { progress: Progress; onAgain: () => void }) {
  const { added, changed, leftOut, left } = outcome
  const rest = leftOut - left.length
  return (
    <View>
      <View id="roster-done" className="roster-under-way">
        <Text className="roster-says">{sayDone(added, changed)}</Text>
        <Text className="roster-note">
          每个人的改动都已存档（X3）。新增的人员还没有加入，请为他们生成邀请码。
        </Text>
        <Button id="see-people" onTap={go.back}>
          查看人员
        </Button>
        <Button id="again" look="link" onTap={onAgain}>
          再导入一份
        </Button>
      </View>
      {left.length > 0 ? (
        <Section id="left-out" title="没有写入" note={`${leftOut} 行`}>
          <Card>
            <ShownLines
              lines={left.map(({ line, name, why }) => ({
                id: String(line),
                name,
                note: `第 ${line} 行`,
                says: why,
              }))}
            />
            {rest > 0 ? (
              <Text className="roster-note">{`另有 ${rest} 行，重新导入同一份名册可以看到。`}</Text>
            ) : null}
          </Card>
        </Section>
      ) : null}
    </View>
  )
}

function sayDone(added: number, changed: number): string {
  if (added + changed === 0) return '没有需要写入的改动'
  return ['已导入', added > 0 ? `新增 ${added} 人` : '', changed > 0 ? `变更 ${changed} 人` : '']
    .filter(Boolean)
    .join(' · ')
}
