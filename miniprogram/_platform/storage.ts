import Taro from '@tarojs/taro'

/** Keeps a value on this phone. A full storage loses the value, never the screen. */
export function keep(key: string, value: unknown) {
  try {
    Taro.setStorageSync(key, value)
  } catch {
    // Nothing to do: the storage is full, and what is on screen is still there.
  }
}

export function kept(key: string): unknown {
  try {
    const value: unknown = Taro.getStorageSync(key)
    return value === '' ? null : value
  } catch {
    return null
  }
}

export function forget(key: string) {
  Taro.removeStorageSync(key)
}
