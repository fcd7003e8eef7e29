import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Answer = Record<string, unknown> & { errcode?: number; errmsg?: string }

export type Company = {
  envId: string
  /** A WeChat endpoint, with the token of the company's account. */
  call(endpoint: string, body?: object, options?: { token?: string; signal?: AbortSignal }): Promise<Answer>
  upload(endpoint: string, file: Buffer, more?: Record<string, string>): Promise<Answer>
  control<T = Answer>(verb: string, body?: object): Promise<T>
  report<T>(verb: string): Promise<T>
  /** Sets the clock to `YYYY-MM-DD HH:mm:ss` in Beijing; it goes on from there. */
  at(beijing: string): Promise<void>
  aPicture(): Promise<string>
  /** The media id of a draft of these titles. */
  aDraft(...titles: string[]): Promise<string>
  send(mediaId: string, more?: object): Promise<Answer>
}

export type Sent = {
  msgId: number
  clientmsgid: string
  status: string
  articles: { title: string; url: string }[]
}

export const appid = 'wx-company'
export const secret = 'company-secret'

let companies = 0

/** A company with one verified subscription account, on 2026-01-04 09:00, in an environment of its own. */
export async function aCompany(
  standInUrl: string,
  account: object = {},
  envId = `test-${++companies}`,
): Promise<Company> {
  const company = companyAt(standInUrl, envId)
  const registered = { appid, secret, name: '某公司', kind: 'subscription', verified: true, ...account }
  await company.control('accounts', registered)
  await company.control('completion', { afterMs: null })
  await company.at('2026-01-04 09:00:00')
  return company
}

/** The company of an environment that exists already. */
export function companyAt(standInUrl: string, envId: string): Company {
  const api = `${standInUrl}/${envId}/cgi-bin`
  const controls = `${standInUrl}/_stand-in/${envId}`
  const token = async () => {
    const grant = { grant_type: 'client_credential', appid, secret }
    const answer = await post<Answer>(`${api}/stable_token`, grant)
    return String(answer['access_token'])
  }
  const company: Company = {
    envId,
    call: async (endpoint, body = {}, options = {}) =>
      post(`${api}/${endpoint}?access_token=${options.token ?? (await token())}`, body, options.signal),
    upload: async (endpoint, file, more = {}) => {
      const form = new FormData()
      form.append('media', new Blob([new Uint8Array(file)]), 'anything.jpg')
      for (const [name, value] of Object.entries(more)) form.append(name, value)
      const join = endpoint.includes('?') ? '&' : '?'
      const url = `${api}/${endpoint}${join}access_token=${await token()}`
      return (await fetch(url, { method: 'POST', body: form })).json() as Promise<Answer>
    },
    control: async (verb, body = {}) => post(`${controls}/${verb}`, body),
    report: async (verb) => (await fetch(`${controls}/${verb}`)).json() as Promise<never>,
    at: async (beijing) => {
      const offsetMs = Date.parse(`${beijing.replace(' ', 'T')}+08:00`) - Date.now()
      await company.control('clock', { offsetMs })
    },
    aPicture: async () =>
      String((await company.upload('material/add_material?type=image', aJpeg()))['media_id']),
    aDraft: async (...titles) => {
      const thumb_media_id = await company.aPicture()
      const articles = titles.map((title) => ({ ...anArticle(thumb_media_id), title }))
      return String((await company.call('draft/add', { articles }))['media_id'])
    },
    send: async (mediaId, more = {}) =>
      company.call('message/mass/sendall', {
        filter: { is_to_all: true },
        mpnews: { media_id: mediaId },
        msgtype: 'mpnews',
        ...more,
      }),
  }
  return company
}

export function anArticle(thumb_media_id: string, changes: object = {}) {
  return { title: '一月活动', author: '宣传部', content: '<p>正文</p>', thumb_media_id, ...changes }
}

export function aJpeg(bytes = 100): Buffer {
  return Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(bytes - 4)])
}

export function aPng(bytes = 100): Buffer {
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(bytes - 8)])
}

export function aFolder(): string {
  return mkdtempSync(join(tmpdir(), 'weigui-wechat-'))
}

async function post<T>(url: string, body: object, signal?: AbortSignal): Promise<T> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body), ...(signal && { signal }) })
  return response.json() as Promise<T>
}
