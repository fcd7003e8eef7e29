import path from 'node:path'
import { aCounter, callWx, closeHosts, COUNTER, evaluate, tapOn, textAt } from './support'

afterEach(closeHosts)

const DOT = path.join(COUNTER, 'assets/dot.png')
const ME = '/pages/me/index'

describe('calling', () => {
  test('with callbacks a call returns nothing, without any a promise of the app’s own kind', async () => {
    const host = aCounter()
    evaluate(
      host,
      'globalThis.told = [], wx.showLoading({ title: "x", success: (r) => told.push(r.errMsg) })',
    )
    await host.settle()
    expect(evaluate(host, 'told')).toEqual(['showLoading:ok'])
    expect(evaluate(host, 'wx.showLoading({ success() {} }) === undefined')).toBe(true)
    expect(evaluate(host, 'wx.showLoading() instanceof Promise')).toBe(true)
  })

  test('what the app receives is made of the app’s own objects', async () => {
    const host = aCounter()
    evaluate(host, 'wx.getNetworkType().then((reply) => { globalThis.reply = reply })')
    await host.settle()
    expect(evaluate(host, 'Object.getPrototypeOf(reply) === Object.prototype')).toBe(true)
    expect(evaluate(host, 'wx.getSystemInfoSync().safeArea instanceof Object')).toBe(true)
  })

  test('a documented member that the shim lacks fails with its name', () => {
    const host = aCounter()
    expect(() => evaluate(host, 'wx.openBluetoothAdapter()')).toThrow(
      'wx.openBluetoothAdapter is not in the wx shim',
    )
    expect(() => evaluate(host, 'wx.cloud.deleteFile()')).toThrow('wx.cloud.deleteFile is not in the wx shim')
    expect(host.problems.take()).toHaveLength(2)
    expect(evaluate(host, 'typeof wx.thisWasNeverDocumented')).toBe('undefined')
    expect(evaluate(host, '[wx.canIUse("openBluetoothAdapter"), wx.canIUse("getWindowInfo")]')).toEqual([
      false,
      true,
    ])
  })
})

describe('storage', () => {
  test('keeps copies, and outlives a launch', () => {
    const storage = new Map()
    const first = aCounter({ storage })
    evaluate(first, 'globalThis.draft = { title: "a" }, wx.setStorageSync("draft", draft), draft.title = "b"')
    expect(evaluate(first, 'wx.getStorageSync("draft")')).toEqual({ title: 'a' })
    expect(evaluate(aCounter({ storage }), 'wx.getStorageSync("draft").title')).toBe('a')
  })

  test('answers a missing key with an empty text or a failure', async () => {
    const host = aCounter()
    expect(evaluate(host, 'wx.getStorageSync("none")')).toBe('')
    await expect(callWx(host, 'getStorage', { key: 'none' })).rejects.toMatchObject({
      errMsg: 'getStorage:fail data not found',
    })
  })
})

describe('what WeChat shows', () => {
  test('a modal and a sheet get the answer that was set', async () => {
    const host = aCounter()
    expect(await callWx(host, 'showModal', { title: '撤回?' })).toMatchObject({
      confirm: true,
      cancel: false,
    })
    host.ui.modalAnswer = { confirm: false, content: '理由' }
    expect(await callWx(host, 'showModal')).toMatchObject({ confirm: false, cancel: true, content: '理由' })
    host.ui.actionSheetAnswer = 1
    expect(await callWx(host, 'showActionSheet', { itemList: ['a', 'b'] })).toMatchObject({ tapIndex: 1 })
    host.ui.actionSheetAnswer = null
    await expect(callWx(host, 'showActionSheet', { itemList: ['a'] })).rejects.toMatchObject({
      errMsg: 'showActionSheet:fail cancel',
    })
    expect(host.ui.said).toEqual(['撤回?', ''])
  })

  test('the tab bar can be changed on a tab, and only there', async () => {
    const host = aCounter()
    await callWx(host, 'setTabBarBadge', { index: 1, text: '3' })
    await callWx(host, 'setTabBarItem', { index: 0, text: '开始' })
    expect(host.tabBar.badges.get(1)).toBe('3')
    expect(host.tabBar.items.get(0)).toEqual({ text: '开始' })
    await callWx(host, 'removeTabBarBadge', { index: 1 })
    expect(host.tabBar.badges.size).toBe(0)
    await callWx(host, 'navigateTo', { url: '/packages/detail/pages/post/index' })
    await expect(callWx(host, 'setTabBarBadge', { index: 1, text: '3' })).rejects.toMatchObject({
      errMsg: 'setTabBarBadge:fail not TabBar page',
    })
  })

  test('theme and font size come from the phone, and a change of theme is told', () => {
    const host = aCounter({ theme: 'dark', fontSize: 20 })
    const info = evaluate<object>(host, 'wx.getAppBaseInfo()')
    expect(info).toMatchObject({ theme: 'dark', fontSizeSetting: 20, fontSizeScaleFactor: 1.25 })
    expect(evaluate(host, 'wx.getSystemInfoSync().theme')).toBe('dark')
    evaluate(host, 'wx.onThemeChange(({ theme }) => { globalThis.theme = theme })')
    host.setTheme('light')
    expect(evaluate(host, 'theme')).toBe('light')
  })
})

describe('files', () => {
  test('the person chooses a picture, and the app can measure and read it', async () => {
    const host = aCounter()
    host.files.choose(DOT)
    const chosen = await callWx(host, 'chooseMedia', { count: 1 })
    const [file] = chosen['tempFiles'] as { tempFilePath: string; size: number; fileType: string }[]
    expect(file).toEqual({ tempFilePath: 'wxfile://tmp/1.png', size: expect.any(Number), fileType: 'image' })
    expect(await callWx(host, 'getImageInfo', { src: file?.tempFilePath })).toMatchObject({
      width: 6,
      height: 4,
      type: 'png',
    })
    const manager = 'wx.getFileSystemManager()'
    expect(evaluate(host, `${manager}.readFileSync("wxfile://tmp/1.png", "hex", 1, 3)`)).toBe('504e47')
    expect(evaluate(host, `${manager}.readFileSync("wxfile://tmp/1.png") instanceof ArrayBuffer`)).toBe(true)
  })

  test('choosing nothing is a cancel', async () => {
    const host = aCounter()
    await expect(callWx(host, 'chooseMedia')).rejects.toMatchObject({ errMsg: 'chooseMedia:fail cancel' })
  })
})

describe('cloud', () => {
  const cloud = {
    callFunction: async (name: string, data: unknown) => {
      if (name !== 'api') throw new Error('FunctionName parameter could not be found')
      return { data }
    },
    uploadFile: async (cloudPath: string, bytes: Uint8Array) => `cloud://test/${cloudPath}?${bytes.length}`,
  }

  test('a call carries JSON there and back', async () => {
    const host = aCounter({ cloud })
    evaluate(
      host,
      'wx.cloud.callFunction({ name: "api", data: { a: 1, b: undefined } }).then((r) => { globalThis.reply = r })',
    )
    await host.settle()
    expect(evaluate(host, 'reply')).toMatchObject({
      errMsg: 'cloud.callFunction:ok',
      result: { data: { a: 1 } },
    })
  })

  test('a failed call and a phone without network fail as WeChat says', async () => {
    const host = aCounter({ cloud })
    const call = 'wx.cloud.callFunction({ name: NAME, fail: (failure) => { globalThis.failure = failure } })'
    evaluate(host, call.replace('NAME', '"none"'))
    await host.settle()
    expect(evaluate(host, 'failure')).toMatchObject({ errCode: -504002 })
    host.setNetwork('none')
    evaluate(host, call.replace('NAME', '"api"'))
    await host.settle()
    expect(evaluate(host, 'failure')).toEqual({ errMsg: 'cloud.callFunction:fail request:fail', errCode: -1 })
  })

  test('a chosen file is uploaded, with progress', async () => {
    const host = aCounter({ cloud })
    host.files.choose(DOT)
    await callWx(host, 'chooseMedia')
    evaluate(
      host,
      `globalThis.task = wx.cloud.uploadFile({ cloudPath: "a.png", filePath: "wxfile://tmp/1.png",
        success: ({ fileID }) => { globalThis.fileID = fileID } }),
      task.onProgressUpdate(({ progress }) => { globalThis.progress = progress })`,
    )
    await host.settle()
    expect(evaluate(host, 'fileID')).toMatch(/^cloud:\/\/test\/a\.png\?\d+$/)
    expect(evaluate(host, 'progress')).toBe(100)
  })
})

describe('consent to messages', () => {
  test('is asked for in the tap itself', async () => {
    const host = aCounter({ page: ME })
    host.subscriptions.answers.set('due', 'reject')
    await tapOn(host, '#consent')
    expect(textAt(host, '#me')).toBe('reject')
    expect(host.subscriptions.requests).toEqual([['due']])
  })

  test('fails after an await, and that is a problem of the app', async () => {
    const host = aCounter({ page: ME })
    await tapOn(host, '#late')
    expect(textAt(host, '#me')).toContain('can only be invoked by user TAP gesture')
    expect(host.problems.take().join()).toContain('not called synchronously in a tap')
  })
})
