import Taro from '@tarojs/taro'

export function toast(title: string) {
  void Taro.showToast({ title, icon: 'none', duration: 2500 })
}

export function copy(text: string) {
  void Taro.setClipboardData({ data: text })
}
