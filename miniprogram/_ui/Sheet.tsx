import { Popup } from '@nutui/nutui-react-taro'
import { ScrollView, Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from './Icon'
import './Sheet.scss'

type SheetProps = {
  id: string
  title: string
  open: boolean
  onClose: () => void
  children: ReactNode
  foot?: ReactNode
}

/** Comes up from below, over the screen. */
export function Sheet({ id, title, open, onClose, children, foot }: SheetProps) {
  return (
    <Popup
      className="sheet-popup"
      position="bottom"
      visible={open}
      // It says so as well when it was closed from here: another sheet may have opened in its place.
      onClose={() => {
        if (open) onClose()
      }}
      lockScroll
      destroyOnClose
    >
      {open ? (
        <View id={id} className="sheet">
          <View className="sheet-head">
            <Text className="sheet-title">{title}</Text>
            <View className="sheet-close" ariaRole="button" ariaLabel="关闭" onClick={onClose}>
              <Icon name="close" />
            </View>
          </View>
          <ScrollView scrollY className="sheet-body">
            <View className="sheet-content">{children}</View>
          </ScrollView>
          {foot ? <View className="sheet-foot">{foot}</View> : null}
        </View>
      ) : null}
    </Popup>
  )
}
