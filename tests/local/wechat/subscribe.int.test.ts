import { startStandIn, type StandIn } from '../../../local/wechat/server'
import { aCompany, aFolder, appid, type Company } from './support/company'

const templateId = 'approval'
const data = {
  thing1: { value: '一月活动' },
  phrase2: { value: '待审批' },
  time3: { value: '2026年1月4日 17:00' },
}

describe('subscription messages', () => {
  let standIn: StandIn
  let company: Company
  beforeAll(async () => {
    standIn = await startStandIn({ dir: aFolder(), port: 0 })
    company = await aCompany(standIn.url, { kind: 'mini-program' })
    await company.control('templates', { appid, templateId, fields: Object.keys(data) })
  })
  afterAll(() => standIn.close())

  const notify = (changes: object = {}) =>
    company.call('message/subscribe/send', {
      touser: 'openid-1',
      template_id: templateId,
      page: 'pages/inbox/index?id=1',
      data,
      ...changes,
    })

  it('need one consent each', async () => {
    expect(await notify()).toMatchObject({ errcode: 43101 })
    await company.control('consents', { appid, openid: 'openid-1', templateId })
    expect(await notify()).toMatchObject({ errcode: 0 })
    expect(await notify()).toMatchObject({ errcode: 43101 })
    expect(await company.report('messages')).toMatchObject([
      { touser: 'openid-1', data: { thing1: '一月活动' } },
    ])
  })

  it.each([
    ['no reader', { touser: '' }, 40003],
    ['an unknown template', { template_id: 'none' }, 40037],
    ['a page with a leading slash', { page: '/pages/inbox' }, 41030],
    ['a thing of 21 characters', { data: { ...data, thing1: { value: '字'.repeat(21) } } }, 47003],
    ['a phrase that is not Chinese', { data: { ...data, phrase2: { value: 'ok' } } }, 47003],
    ['an empty value', { data: { ...data, time3: { value: '' } } }, 47003],
  ])('refuse %s', async (_, change, errcode) => {
    await company.control('consents', { appid, openid: 'openid-1', templateId })
    expect(await notify(change)).toMatchObject({ errcode })
  })
})
