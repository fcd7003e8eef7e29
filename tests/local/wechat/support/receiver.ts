import { createDecipheriv, createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { XMLParser } from 'fast-xml-parser'

const callbackToken = 'callback-token'
const encodingAesKey = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'

type Event = Record<string, never>
export type Received = { event: Event; appid: string; signed: boolean }

/** An HTTP endpoint that opens WeChat's encrypted callbacks with code that shares nothing with the stand-in. */
export async function aReceiver(answers: { status: number; body: string }[] = []) {
  const received: Received[] = []
  const waiting: (() => void)[] = []
  const server = createServer((request, response) => {
    const query = new URL(request.url ?? '/', 'http://127.0.0.1').searchParams
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      if (request.method === 'GET') return response.end(query.get('echostr'))
      received.push(open(Buffer.concat(chunks).toString(), query))
      const { status, body } = answers.shift() ?? { status: 200, body: 'success' }
      response.writeHead(status).end(body)
      for (const resolve of waiting.splice(0)) resolve()
      return undefined
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/wechat`
  return {
    received,
    callback: { url, token: callbackToken, encodingAesKey },
    /** Resolves when the next callback has come. */
    next: () => new Promise<void>((resolve) => waiting.push(resolve)),
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

function open(body: string, query: URLSearchParams): Received {
  const { Encrypt } = (parse(body) as { xml: { Encrypt: string } }).xml
  const parts = [callbackToken, query.get('timestamp') ?? '', query.get('nonce') ?? '', Encrypt]
  const expected = createHash('sha1').update(parts.sort().join('')).digest('hex')
  const key = Buffer.from(encodingAesKey, 'base64')
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const padded = Buffer.concat([decipher.update(Encrypt, 'base64'), decipher.final()])
  const plain = padded.subarray(0, padded.length - padded[padded.length - 1]!)
  const end = 20 + plain.readUInt32BE(16)
  return {
    event: (parse(plain.toString('utf8', 20, end)) as { xml: Event }).xml,
    appid: plain.toString('utf8', end),
    signed: expected === query.get('msg_signature') && query.get('encrypt_type') === 'aes',
  }
}

function parse(xml: string): unknown {
  return new XMLParser({ processEntities: false }).parse(xml)
}
