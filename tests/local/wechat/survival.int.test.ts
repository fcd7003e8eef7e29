import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { aCompany, aFolder, companyAt, type Sent } from './support/company'
import { aReceiver } from './support/receiver'

type Running = { child: ChildProcess; url: string }

describe('the stand-in as a process', () => {
  const bundle = join(aFolder(), 'wechat.cjs')
  const running: ChildProcess[] = []
  beforeAll(() => {
    const esbuild = resolve('node_modules/.bin/esbuild')
    const options = ['--bundle', '--platform=node', '--packages=external', `--outfile=${bundle}`]
    execFileSync(esbuild, ['local/wechat/main.ts', ...options, '--log-level=warning'])
  })
  afterEach(() => {
    for (const child of running.splice(0)) child.kill('SIGKILL')
  })

  const start = async (dir: string, options: string[] = [], env: object = {}): Promise<Running> => {
    const child = spawn(process.execPath, [bundle, '--dir', dir, ...options], {
      env: { ...process.env, PORT: '0', ...env },
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    running.push(child)
    const line = await new Promise<string>((ready) => createInterface(child.stdout).once('line', ready))
    return { child, url: (JSON.parse(line) as { url: string }).url }
  }
  const end = async ({ child }: Running, signal: NodeJS.Signals) => {
    const ended = new Promise<number | null>((gone) => child.once('exit', gone))
    child.kill(signal)
    return ended
  }

  it('still counts what it accepted after kill -9', async () => {
    const dir = aFolder()
    const first = await start(dir)
    const { envId, aDraft, send } = await aCompany(first.url)
    const mediaId = await aDraft('甲')
    const { msg_id } = await send(mediaId, { clientmsgid: 'p_1' })
    await end(first, 'SIGKILL')
    appendFileSync(join(dir, envId, 'journal.jsonl'), '[{"table":"sends","id":"torn')

    const second = await start(dir)
    const again = companyAt(second.url, envId)
    expect(await again.report<Sent[]>('sends')).toMatchObject([
      { msgId: msg_id, articles: [{ title: '甲' }] },
    ])
    expect(await again.send(mediaId, { clientmsgid: 'p_1' })).toMatchObject({ errcode: 45065, msg_id })
    expect(await again.send(await again.aDraft('乙'))).toMatchObject({ errcode: 45028 })
    expect(await again.call('draft/count')).toEqual({ total_count: 1 })
  })

  it('finishes after a restart what was under way', async () => {
    const dir = aFolder()
    const receiver = await aReceiver()
    const first = await start(dir)
    const { envId, aDraft, send, control } = await aCompany(first.url, { callback: receiver.callback })
    await send(await aDraft('甲'))
    await control('completion', { afterMs: 1 })
    await end(first, 'SIGKILL')

    const arrived = receiver.next()
    const second = await start(dir)
    await arrived
    const [sent] = await companyAt(second.url, envId).report<Sent[]>('sends')
    expect(sent).toMatchObject({ status: 'SEND_SUCCESS' })
    expect(await (await fetch(sent!.articles[0]!.url)).text()).toContain('正文')
    receiver.close()
  })

  it('sends callbacks without an address to the gateway it was told of', async () => {
    const receiver = await aReceiver()
    const { url, ...keys } = receiver.callback
    const { url: standIn } = await start(aFolder(), [], { GATEWAY_URL: new URL(url).origin })
    const { aDraft, send, control } = await aCompany(standIn, { callback: keys })
    await send(await aDraft('甲'))
    await control('settle')
    expect(receiver.received).toMatchObject([{ signed: true, appid: 'wx-company' }])
    receiver.close()
  })

  it('forgets an environment entirely', async () => {
    const { url } = await start(aFolder())
    const { envId, aDraft, report } = await aCompany(url)
    await aDraft('甲')
    await fetch(`${url}/_stand-in/${envId}`, { method: 'DELETE' })
    expect(await report('drafts')).toEqual([])
    expect(await report('accounts')).toEqual([])
  })

  it('ends on SIGTERM, even with a call that is never answered', async () => {
    const standIn = await start(aFolder())
    const { call, control } = await aCompany(standIn.url)
    await control('faults', { endpoint: 'draft/count', kind: 'timeout-before' })
    const hanging = expect(call('draft/count')).rejects.toThrow()
    await control('settle')
    expect(await end(standIn, 'SIGTERM')).toBe(0)
    await hanging
  })

  it('ends with its parent when asked to', async () => {
    const { child } = await start(aFolder(), ['--until-stdin-ends'])
    const ended = new Promise<number | null>((gone) => child.once('exit', gone))
    child.stdin?.end()
    expect(await ended).toBe(0)
  })
})
