import { localSettings } from '../../local/settings'
import {
  askedOn,
  fillTemplate,
  noticeKinds,
  pageOf,
  templateNames,
  templatesInput,
  type MessageFacts,
  type Opens,
} from '../../shared/notices'
import { pagesOfApp } from './pages-of-app'

const facts: MessageFacts = {
  about: '青梧百货中山店十周年庆典暨会员答谢活动预告',
  state: '待审批',
  note: '请您审核',
  by: '陈默',
  at: '2026-01-04T09:00:00.000Z',
  number: 'N1',
}

describe('the table of kinds', () => {
  it.each(Object.entries(noticeKinds))('%s says what became of it in at most five characters', (_, kind) => {
    expect(kind.state).toMatch(/^[\u4e00-\u9fff]{1,5}$/)
    expect(templateNames).toContain(kind.template)
  })

  it('says it differently for each kind of one template that asks for something else', () => {
    const pairs = Object.values(noticeKinds).map(({ template, state }) => `${template} ${state}`)
    const twice = pairs.filter((pair, index) => pairs.indexOf(pair) !== index)
    expect(twice).toEqual(['schedule 日期有变', 'publish 未能发出'])
  })
})

describe('a page that a message opens', () => {
  const opens: readonly (Opens | null)[] = [
    null,
    { screen: 'post', id: '1' },
    { screen: 'deputies', id: '' },
    { screen: 'commission', id: '1' },
    { screen: 'urgent', id: '1' },
    { screen: 'adjustment', id: '1' },
    { screen: 'amendment', id: '1' },
    { screen: 'rulebook', id: '1' },
    { screen: 'edition', id: '1' },
  ]

  it.each(opens)('%j is one of the app', async (each) => {
    expect(await pagesOfApp()).toContain(pageOf(each).replace(/\?.*$/, ''))
  })

  it('carries the id', () => {
    expect(pageOf({ screen: 'post', id: 'P1' })).toBe('posts/detail/index?id=P1')
    expect(pageOf({ screen: 'deputies', id: '' })).toBe('approvals/deputies/index')
  })
})

describe('a template', () => {
  it('is filled by the kinds of its fields', () => {
    const template = {
      id: 't',
      fields: { about: 'thing7', state: 'phrase2', by: 'name3', at: 'time4', number: 'character_string5' },
    }
    expect(fillTemplate(template, facts)).toEqual({
      thing7: { value: '青梧百货中山店十周年庆典暨会员答谢活动…' },
      phrase2: { value: '待审批' },
      name3: { value: '陈默' },
      time4: { value: '2026年1月4日 17:00' },
      character_string5: { value: 'N1' },
    })
  })

  it.each([
    ['a field that WeChat does not have', { decide: { id: 't', fields: { about: 'text1' } } }],
    ['a field without its number', { decide: { id: 't', fields: { about: 'thing' } } }],
    ['a fact in a field that cannot carry it', { decide: { id: 't', fields: { at: 'phrase1' } } }],
    ['a template that we do not know', { other: { id: 't', fields: {} } }],
    ['no id', { decide: { id: '', fields: {} } }],
  ])('with %s is refused when the functions start to use it', (_, given) => {
    expect(templatesInput.safeParse(given).success).toBe(false)
  })

  it('of each name is there on this machine', () => {
    const given = templatesInput.parse(JSON.parse(localSettings.NOTICE_TEMPLATES ?? ''))
    expect(Object.keys(given).sort()).toEqual([...templateNames].sort())
  })

  it('is asked for with no more than five others in one tap', () => {
    for (const asked of Object.values(askedOn)) expect(asked.length).toBeLessThanOrEqual(5)
  })
})
