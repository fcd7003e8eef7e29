import { Popup } from '@nutui/nutui-react-taro'
import { ScrollView, Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from './Icon'
import './Sheet.scss'

type SheetProps = { id: string; title: string; open: boolean; onClose: () => void; children: ReactNode }

/** Comes up from below, over the screen. */
export function Sheet({ id, title, open, onClose, children }: SheetProps) {
  return (
    <Popup
      className="sheet-popup"
      position="bottom"
      visible={open}
      onClose={onClose}
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
            {children}
          </ScrollView>
        </View>
      ) : null}
    </Popup>
  )
}
