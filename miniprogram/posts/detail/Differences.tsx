import { Image, Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Block, Difference } from '../../../shared/posts'
import { enlarge } from '../../_platform'
import { Spans } from '../../_ui'
import './Again.scss'

type Pictures = Readonly<Record<string, string>>

const shownAtFirst = 4

type DifferencesProps = { differences: readonly Difference[]; pictures: Pictures }

/** What one revision has and another has not, the words marked; a long list unfolds. */
export function Differences({ differences, pictures }: DifferencesProps) {
  const [all, setAll] = useState(false)
  const shown = all ? differences : differences.slice(0, shownAtFirst)
  return (
    <View>
      {shown.map((difference, index) => (
        <View key={index} className="again-row row-difference">
          <OneDifference difference={difference} pictures={pictures} />
        </View>
      ))}
      {shown.length < differences.length ? (
        <View id="all-differences" className="trail-open" onClick={() => setAll(true)}>
          查看全部 {differences.length} 处
        </View>
      ) : null}
    </View>
  )
}

const lineNames = { title: '标题', author: '作者', digest: '摘要', source: '来源', category: '类别' } as const

const blockNames: Record<Block['kind'], string> = {
  heading: '小标题',
  text: '正文',
  quote: '引用',
  list: '列表',
  picture: '图片',
}

function OneDifference({ difference, pictures }: { difference: Difference; pictures: Pictures }) {
  switch (difference.kind) {
    case 'line':
      return (
        <>
          <Label text={`${lineNames[difference.name]}有改动`} />
          <Spans spans={difference.spans} />
        </>
      )
    case 'cover':
      return (
        <>
          <Label text="封面换了" />
          <View className="again-pictures">
            <Picture id={difference.before} pictures={pictures} change="removed" />
            <Picture id={difference.after} pictures={pictures} change="added" />
          </View>
        </>
      )
    case 'block-changed':
      return (
        <>
          <Label text={`${blockNames[difference.block.kind]}有改动`} />
          <Spans spans={difference.spans} />
        </>
      )
    case 'block-added':
    case 'block-removed': {
      const change = difference.kind === 'block-added' ? 'added' : 'removed'
      const { block } = difference
      return (
        <>
          <Label text={`${change === 'added' ? '新增' : '删去'}${blockNames[block.kind]}`} />
          {block.kind === 'picture' ? (
            <Picture id={block.pictureId} pictures={pictures} change={change} />
          ) : (
            <Spans spans={[{ change, text: 'items' in block ? block.items.join('\n') : block.text }]} />
          )}
        </>
      )
    }
    default:
      return difference satisfies never
  }
}

function Label({ text }: { text: string }) {
  return <Text className="again-name">{text}</Text>
}

type PictureProps = { id: string | null; pictures: Pictures; change: 'added' | 'removed' }

function Picture({ id, pictures, change }: PictureProps) {
  const url = id === null ? '' : (pictures[id] ?? '')
  if (url === '') return null
  return (
    <View className={`again-picture picture-${change}`} onClick={() => enlarge(url, Object.values(pictures))}>
      <Image className="again-image" src={url} mode="aspectFill" />
      <Text className="again-caption">{change === 'added' ? '现在' : '原来'}</Text>
    </View>
  )
}
