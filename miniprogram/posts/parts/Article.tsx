import { Image, Text, View } from '@tarojs/components'
import type { Block, CoverCrops, Material } from '../../../shared/posts'
import { enlarge } from '../../_platform'
import { CoverSeen } from './CoverSeen'
import './Article.scss'

type Pictures = Readonly<Record<string, string>>

type ArticleProps = { material: Material; pictures: Pictures; crops: CoverCrops | null; by: string }

/** The post as its readers will see it. */
export function Article({ material, pictures, crops, by }: ArticleProps) {
  const { title, author, digest, source, category, coverId, blocks } = material
  const cover = coverId ? pictures[coverId] : ''
  const meta = [author, source && `来源：${source}`, category].filter(Boolean).join(' · ')
  return (
    <View className="article">
      {cover ? (
        <View id="cover" onClick={() => enlarge(cover, Object.values(pictures))}>
          <CoverSeen url={cover} crops={crops} />
        </View>
      ) : null}
      <View className="article-body">
        <View id="post-title" className="article-title">
          {title}
        </View>
        <Text className="article-meta">{meta}</Text>
        <Text className="article-by">{by} 供稿</Text>
        {digest ? <View className="article-digest">{digest}</View> : null}
        {blocks.map((block, index) => (
          <BlockView key={index} block={block} pictures={pictures} />
        ))}
      </View>
    </View>
  )
}

function BlockView({ block, pictures }: { block: Block; pictures: Pictures }) {
  switch (block.kind) {
    case 'heading':
      return <View className="article-heading">{block.text}</View>
    case 'text':
      return <Paragraphs text={block.text} />
    case 'quote':
      return <View className="article-quote">{block.text}</View>
    case 'list':
      return (
        <View>
          {block.items.map((item, index) => (
            <View key={index} className={block.ordered ? 'article-item article-numbered' : 'article-item'}>
              {block.ordered ? `${index + 1}. ` : ''}
              {item}
            </View>
          ))}
        </View>
      )
    case 'picture':
      return <Picture url={pictures[block.pictureId] ?? ''} caption={block.caption} among={pictures} />
    default:
      return block satisfies never
  }
}

function Paragraphs({ text }: { text: string }) {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return (
    <View>
      {lines.map((line, index) => (
        <View key={index} className="article-text">
          {line}
        </View>
      ))}
    </View>
  )
}

function Picture({ url, caption, among }: { url: string; caption: string; among: Pictures }) {
  return (
    <View className="article-figure">
      <Image
        className="article-picture"
        src={url}
        mode="widthFix"
        lazyLoad
        onClick={() => enlarge(url, Object.values(among))}
      />
      {caption ? <View className="article-caption">{caption}</View> : null}
    </View>
  )
}
