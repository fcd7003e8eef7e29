import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import {
  aimOf,
  cropAt,
  cropPixels,
  cropsOf,
  mostZoom,
  type Aim,
  type CoverCrops,
  type CoverShape,
  type FileCheck,
} from '../../../shared/posts'
import { Card, Choices, Section } from '../../_ui'
import { Cropped } from './CoverSeen'
import { useDrag } from './use-drag'
import type { DraftDesk } from './use-draft'
import './CoverSeen.scss'
import './CoverField.scss'

/** Which part of the cover readers see, as the head post and further down; both are shown as they will be. */
export function CoverField({ desk }: { desk: Pick<DraftDesk, 'shown' | 'change'> }) {
  const { pictures, cover, crops: chosen } = desk.shown
  const picture = pictures.find(({ key }) => key === cover)
  if (!picture?.check || !picture.url || picture.failed || picture.check.width === 0) return null
  const { key, check, url } = picture
  const crops = cropsOf(check, chosen?.of === key ? chosen : null)
  const aim = (shape: CoverShape, changed: Aim) =>
    desk.change(() => ({ crops: { ...both(crops), [shape]: cropAt(check, shape, changed), of: key } }))
  return (
    <Section title="封面">
      <Card className="compose-card cover-field">
        <Text className="cover-hint">拖动图片，选择读者看到的部分；换封面请点正文图片下的“设为封面”。</Text>
        {shapes.map(({ shape, name }) => (
          <ShapeField
            key={shape}
            {...{ shape, name, url, check, crops }}
            onAim={(changed) => aim(shape, changed)}
          />
        ))}
      </Card>
    </Section>
  )
}

function both({ wide, square }: CoverCrops): CoverCrops {
  return { wide, square }
}

const shapes = [
  { shape: 'wide', name: '头条' },
  { shape: 'square', name: '次条' },
] as const

type ShapeFieldProps = {
  shape: CoverShape
  name: string
  url: string
  check: FileCheck
  crops: CoverCrops
  onAim: (aim: Aim) => void
}

function ShapeField({ shape, name, url, check, crops, onAim }: ShapeFieldProps) {
  const aim = aimOf(check, shape, crops[shape])
  /** While a finger is on it: the draft changes when it leaves. */
  const [moving, setMoving] = useState<Aim | null>(null)
  const crop = cropAt(check, shape, moving ?? aim)
  const [wide, high] = [crop.right - crop.left, crop.bottom - crop.top]
  const moved = (x: number, y: number): Aim => {
    const { width, height } = boxes[shape]
    return { ...aim, x: aim.x - (x * wide) / width, y: aim.y - (y * high) / height }
  }
  const drag = useDrag(
    (x, y) => setMoving(moved(x, y)),
    (x, y) => {
      setMoving(null)
      if (x !== 0 || y !== 0) onAim(moved(x, y))
    },
  )
  const pixels = cropPixels(check, crop)
  // Where there is room to move: up and down in a high picture, to the sides in a wide one.
  const axis = high < 1 && high <= wide ? 'y' : 'x'
  const room = wide < 1 || high < 1
  return (
    <View id={`crop-${shape}`} className="cover-shape">
      <View className={`cover-${shape} cover-drag`} {...drag}>
        <Cropped url={url} crop={crop} />
      </View>
      <View className="cover-choose">
        <Text className="cover-name">
          {name} · {pixels.width}×{pixels.height}
        </Text>
        {room ? (
          <Choices
            id={`anchor-${shape}`}
            choices={anchors[axis]}
            chosen={anchorOf(aim, axis, axis === 'x' ? wide : high)}
            onChoose={(to) => onAim({ ...aim, [axis]: places[to] })}
          />
        ) : null}
        <Zoom shape={shape} aim={aim} onAim={onAim} />
      </View>
    </View>
  )
}

/** In the units of the design, as in the style sheet. */
const boxes: Readonly<Record<CoverShape, { readonly width: number; readonly height: number }>> = {
  wide: { width: 440, height: 187 },
  square: { width: 187, height: 187 },
}

type Place = 'start' | 'middle' | 'end'

const places: Readonly<Record<Place, number>> = { start: 0, middle: 0.5, end: 1 }

const anchors = {
  x: [
    { key: 'start', text: '靠左' },
    { key: 'middle', text: '居中' },
    { key: 'end', text: '靠右' },
  ],
  y: [
    { key: 'start', text: '靠上' },
    { key: 'middle', text: '居中' },
    { key: 'end', text: '靠下' },
  ],
} as const

function anchorOf(aim: Aim, axis: 'x' | 'y', extent: number): Place | null {
  const at = aim[axis]
  if (Math.abs(at - 0.5) < 0.005) return 'middle'
  if (Math.abs(at - extent / 2) < 0.005) return 'start'
  return Math.abs(at - (1 - extent / 2)) < 0.005 ? 'end' : null
}

const zoomStep = 1.25

function Zoom({ shape, aim, onAim }: { shape: CoverShape; aim: Aim; onAim: (aim: Aim) => void }) {
  const to = (zoom: number) => onAim({ ...aim, zoom })
  return (
    <View className="cover-zoom">
      <View
        id={`closer-${shape}`}
        className={`cover-tap ${aim.zoom >= mostZoom - 0.01 ? 'cover-tap-off' : ''}`}
        ariaRole="button"
        onClick={() => to(aim.zoom * zoomStep)}
      >
        放大
      </View>
      <View
        id={`farther-${shape}`}
        className={`cover-tap ${aim.zoom <= 1.01 ? 'cover-tap-off' : ''}`}
        ariaRole="button"
        onClick={() => to(aim.zoom / zoomStep)}
      >
        缩小
      </View>
    </View>
  )
}
