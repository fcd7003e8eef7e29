import { startStandIn, type StandIn } from '../../../local/wechat/server'
import { aCompany, aFolder, type Answer, type Company } from './support/company'

const good = { version: 2, openid: 'openid-1', scene: 3, content: '门店周年庆' }

describe('the check of texts', () => {
  let standIn: StandIn
  let company: Company
  beforeAll(async () => {
    standIn = await startStandIn({ dir: aFolder(), port: 0 })
    company = await aCompany(standIn.url, { kind: 'mini-program' })
  })
  afterAll(() => standIn.close())

  async function check(changes: object = {}, asked = company): Promise<Answer> {
    const grant = { grant_type: 'client_credential', appid: 'wx-company', secret: 'company-secret' }
    const { access_token } = await post<Answer>(`${standIn.url}/${asked.envId}/cgi-bin/stable_token`, grant)
    const url = `${standIn.url}/${asked.envId}/wxa/msg_sec_check?access_token=${String(access_token)}`
    return post(url, { ...good, ...changes })
  }

  it('passes what nobody dialled otherwise', async () => {
    expect(await check()).toMatchObject({ errcode: 0, result: { suggest: 'pass', label: 100 } })
  })

  it('says of a text with a dialled word what was dialled, the worst of several', async () => {
    await company.control('verdicts', { word: '返利', suggest: 'review', label: 10001 })
    await company.control('verdicts', { word: '赌场', suggest: 'risky', label: 20006 })
    expect(await check({ content: '高额返利' })).toMatchObject({
      result: { suggest: 'review', label: 10001 },
    })
    expect(await check({ title: '赌场', content: '返利' })).toMatchObject({
      result: { suggest: 'risky', label: 20006 },
      detail: [{}, { keyword: '赌场' }],
    })
  })

  it.each([
    ['nobody', { openid: '' }, 40003],
    ['an unknown scene', { scene: 5 }, 40129],
    ['no text', { content: '' }, 44002],
    ['a text of 2501 characters', { content: '字'.repeat(2501) }, 45002],
    ['another version', { version: 1 }, 47001],
  ])('refuses %s', async (_, changes, errcode) => {
    expect(await check(changes)).toMatchObject({ errcode })
  })

  it('takes exactly 2500 characters', async () => {
    expect(await check({ content: '字'.repeat(2500) })).toMatchObject({ errcode: 0 })
  })

  it('does not know the Mini Program’s people by an official account’s token', async () => {
    expect(await check({}, await aCompany(standIn.url))).toMatchObject({ errcode: 43104 })
  })
})

async function post<T>(url: string, body: object): Promise<T> {
  return (await fetch(url, { method: 'POST', body: JSON.stringify(body) })).json() as Promise<T>
}
