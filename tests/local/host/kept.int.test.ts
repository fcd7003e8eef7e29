import tcb from '@cloudbase/node-sdk'
import { useKept, useLocal, type TestEnvironment } from '../../_support/local'
import { appid, secret } from '../wechat/support/company'

// An environment can be put aside, for others to begin as it was then.

const now = '2026-01-04T06:59:00.000Z'
let made = 0

async function make(local: TestEnvironment): Promise<void> {
  made += 1
  const app = tcb.init({ env: local.envId })
  const { fileID } = await app.uploadFile({ cloudPath: 'a.txt', fileContent: Buffer.from('甲') })
  await app.database().collection('units').add({ _id: 'press', name: '企划部', logo: fileID })
  await local.standIn('accounts', { appid, secret, name: '某公司', kind: 'subscription', verified: true })
}

const unitsIn = ({ envId }: TestEnvironment) => tcb.init({ env: envId }).database().collection('units')
const open = (kept: string) => useKept(kept, now, make)

test('it is made once, and who begins from it has its documents, accounts and time', async () => {
  const before = made
  const [one, other] = [await open('shared'), await open('shared')]
  expect(made - before).toBe(1)
  expect(one.envId).not.toBe(other.envId)
  for (const local of [one, other]) {
    expect((await unitsIn(local).get()).data).toMatchObject([{ name: '企划部' }])
    expect(await local.standIn('accounts')).toMatchObject([{ appid }])
    expect(await local.now()).toMatch(/^2026-01-04T06:59/)
  }
  await Promise.all([one.remove(), other.remove()])
})

test('what becomes of one concerns neither another nor what was kept', async () => {
  const one = await open('apart')
  const other = await open('apart')
  await unitsIn(one).doc('press').remove()
  await one.standIn('accounts', {
    appid: 'wx-more',
    secret,
    name: '另一家',
    kind: 'subscription',
    verified: true,
  })
  const third = await open('apart')
  for (const local of [other, third]) {
    expect((await unitsIn(local).get()).data).toHaveLength(1)
    expect(await local.standIn('accounts')).toMatchObject([{ appid }])
  }
  await Promise.all([one, other, third].map((local) => local.remove()))
})

test('its files are known by the ids that they had; new ones have its own', async () => {
  const [one, other] = [await open('with-files'), await open('with-files')]
  const app = tcb.init({ env: one.envId })
  const [known] = (await unitsIn(one).get()).data as { logo: string }[]
  const fileID = known?.logo ?? ''
  expect(fileID).not.toContain(one.envId)
  expect(String((await app.downloadFile({ fileID })).fileContent)).toBe('甲')
  const added = await app.uploadFile({ cloudPath: 'b.txt', fileContent: Buffer.from('乙') })
  expect(added.fileID).toContain(one.envId)
  await app.deleteFile({ fileList: [fileID] })
  expect(String((await tcb.init({ env: other.envId }).downloadFile({ fileID })).fileContent)).toBe('甲')
  await Promise.all([one.remove(), other.remove()])
})

test('another environment does not know them', async () => {
  const one = await open('with-files')
  const stranger = await useLocal()
  const [known] = (await unitsIn(one).get()).data as { logo: string }[]
  const asked = tcb.init({ env: stranger.envId }).downloadFile({ fileID: known?.logo ?? '' })
  await expect(asked).rejects.toThrow()
  await Promise.all([one.remove(), stranger.remove()])
})

test('nothing of it is left where it was made', async () => {
  const local = await useLocal()
  await local.keep('moved')
  await expect(local.now()).rejects.toThrow('no environment is called')
})

test('what nobody put aside cannot be begun from', async () => {
  await expect(useLocal({ from: 'nothing' })).rejects.toThrow("nothing was put aside as 'nothing'")
})
