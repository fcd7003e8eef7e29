import Taro from '@tarojs/taro'

export function toast(title: string) {
  void Taro.showToast({ title, icon: 'none', duration: 2500 })
}

/** Asks before what is not easily undone. */
export async function confirmed(title: string, content: string): Promise<boolean> {
  return (await Taro.showModal({ title, content, confirmText: '继续' })).confirm
}

export function copy(text: string) {
  void Taro.setClipboardData({ data: text })
}
