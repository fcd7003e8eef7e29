import type { Realm } from '../logic/realm'
import type { DefineApi, WxMembers } from './async-api'

/** What the phone keeps for the app, as JSON text by key. It outlives a launch if it is given to the next. */
export type Storage = Map<string, string>

const LIMIT_KB = 10_240

export function storageMembers(storage: Storage, realm: Realm, api: DefineApi): WxMembers {
  const read = (key: string): unknown => {
    const text = storage.get(key)
    return text === undefined ? '' : realm.plain(JSON.parse(text) as unknown)
  }
  const write = (key: string, value: unknown) => void storage.set(key, JSON.stringify(value ?? null))
  const info = () => {
    const bytes = [...storage].reduce((sum, [key, text]) => sum + key.length + text.length, 0)
    return { keys: [...storage.keys()], currentSize: Math.ceil(bytes / 1024), limitSize: LIMIT_KB }
  }
  return {
    getStorageSync: read,
    setStorageSync: write,
    removeStorageSync: (key: string) => void storage.delete(key),
    clearStorageSync: () => storage.clear(),
    getStorageInfoSync: () => realm.plain(info()),
    getStorage: api<{ key: string }>('getStorage', ({ key }) => {
      if (!storage.has(key)) throw new Error('data not found')
      return { data: read(key) }
    }),
    setStorage: api<{ key: string; data: unknown }>('setStorage', ({ key, data }) => write(key, data)),
    removeStorage: api<{ key: string }>('removeStorage', ({ key }) => void storage.delete(key)),
    clearStorage: api('clearStorage', () => storage.clear()),
    getStorageInfo: api('getStorageInfo', info),
  }
}
