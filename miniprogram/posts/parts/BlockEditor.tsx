import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { textKinds } from '../../../shared/posts'
import { Choices, Icon, TextArea } from '../../_ui'
import { kindNames } from './blocks'
import type { DraftBlock, TextBlock, TextKind } from './draft'
import { PictureLine } from './PictureField'
import { useBlocks, type BlockDesk } from './use-blocks'
import type { DraftDesk } from './use-draft'
import type { ImportDesk } from './use-import'
import type { PictureDesk } from './use-pictures'
import './BlockEditor.scss'

type BlockEditorProps = { desk: DraftDesk; pictures: PictureDesk; word: ImportDesk }

/** The body of a post, block by block, in the order in which it will be read. */
export function BlockEditor({ desk, pictures, word }: BlockEditorProps) {
  const blocks = useBlocks(desk)
  const { shown, undoable } = desk
  return (
    <View id="blocks" className="blocks">
      {shown.blocks.map((block, index) => (
        <View key={block.key}>
          {undoable?.at === index ? <UndoLine did={undoable.did} onUndo={() => desk.undo()} /> : null}
          <BlockRow block={block} desk={desk} blocks={blocks} pictures={pictures} />
        </View>
      ))}
      {undoable && undoable.at >= shown.blocks.length ? (
        <UndoLine did={undoable.did} onUndo={() => desk.undo()} />
      ) : null}
      <AddBar blocks={blocks} pictures={pictures} word={word} />
    </View>
  )
}

type BlockRowProps = { block: DraftBlock; desk: DraftDesk; blocks: BlockDesk; pictures: PictureDesk }

function BlockRow({ block, desk, blocks, pictures }: BlockRowProps) {
  const { key, kind } = block
  const isOpen = blocks.open === key
  const picture = desk.shown.pictures.find((each) => each.key === key)
  return (
    <View className={`block block-${kind} row-block ${isOpen ? 'block-open' : ''}`}>
      {kind === 'text' || kind === 'picture' ? null : <Text className="block-name">{nameOf(kind)}</Text>}
      <View className="block-line">
        <View className="block-content">
          {picture ? (
            <PictureLine picture={picture} isCover={key === desk.shown.cover} desk={pictures} />
          ) : null}
          {kind === 'picture' ? null : (
            <BlockText key={kind} block={block} isFresh={blocks.fresh === key} onType={blocks.write} />
          )}
        </View>
        <View
          id={`tools-${key}`}
          className="block-more"
          ariaRole="button"
          ariaLabel={isOpen ? '收起这一段的操作' : '这一段的操作'}
          onClick={() => blocks.toggle(key)}
        >
          <Icon name={isOpen ? 'close' : 'more'} />
        </View>
      </View>
      {isOpen ? <BlockTools block={block} blocks={blocks} count={desk.shown.blocks.length} /> : null}
    </View>
  )
}

type BlockTextProps = { block: TextBlock; isFresh: boolean; onType: (key: string, value: string) => void }

/** Draws its text once: what is typed since then the phone has already. */
function BlockText({ block: { key, kind, text }, isFresh, onType }: BlockTextProps) {
  const [initial] = useState(text)
  return (
    <TextArea
      id={key}
      className={`block-field field-${kind}`}
      initial={initial}
      focus={isFresh}
      placeholder={placeholders[kind]}
      onType={(value) => onType(key, value)}
    />
  )
}

const placeholders: Readonly<Record<TextKind, string>> = {
  text: '写下或粘贴正文，换行即分段',
  heading: '小标题',
  quote: '引用的话',
  list: '每行一项',
  numbered: '每行一项，自动编号',
}

function nameOf(kind: TextKind): string {
  return kind === 'list' || kind === 'numbered' ? `${kindNames[kind]} · 每行一项` : kindNames[kind]
}

const kindChoices = textKinds.map((kind) => ({ key: kind, text: kindNames[kind] }))

function BlockTools({
  block: { key, kind },
  blocks,
  count,
}: {
  block: DraftBlock
  blocks: BlockDesk
  count: number
}) {
  return (
    <View className="block-tools">
      {kind === 'picture' ? null : (
        <Choices
          id="kind"
          choices={kindChoices}
          chosen={kind}
          onChoose={(chosen) => (chosen === kind ? undefined : blocks.convert(key, chosen))}
        />
      )}
      <View className="block-do">
        <View id="block-up" className="block-tap" onClick={() => blocks.move(key, -1)}>
          上移
        </View>
        <View id="block-down" className="block-tap" onClick={() => blocks.move(key, 1)}>
          下移
        </View>
        {count > 1 ? (
          <View id="block-remove" className="block-tap block-remove" onClick={() => blocks.remove(key)}>
            删除
          </View>
        ) : null}
      </View>
    </View>
  )
}

function UndoLine({ did, onUndo }: { did: string; onUndo: () => void }) {
  return (
    <View className="undo" ariaRole="status">
      <Text className="undo-did">{did}</Text>
      <View id="undo" className="block-tap" ariaRole="button" onClick={onUndo}>
        撤销
      </View>
    </View>
  )
}

type AddBarProps = { blocks: BlockDesk; pictures: PictureDesk; word: ImportDesk }

function AddBar({ blocks, pictures, word }: AddBarProps) {
  return (
    <View className="add-bar">
      <Text className="add-where">{blocks.open === null ? '在文末加' : '在选中的一段后面加'}</Text>
      <View className="add-kinds">
        <AddTap id="add-picture" text="图片" onTap={() => void pictures.add()} />
        {textKinds.map((kind) => (
          <AddTap key={kind} id={`add-${kind}`} text={kindNames[kind]} onTap={() => blocks.add(kind)} />
        ))}
        <AddTap
          id="import-word"
          text={word.busy ? '正在导入…' : 'Word 文档'}
          onTap={() => void word.begin()}
        />
      </View>
    </View>
  )
}

function AddTap({ id, text, onTap }: { id: string; text: string; onTap: () => void }) {
  return (
    <View id={id} className="add-tap" hoverClass="card-pressed" ariaRole="button" onClick={onTap}>
      <Icon name="add" className="add-icon" />
      <Text>{text}</Text>
    </View>
  )
}
