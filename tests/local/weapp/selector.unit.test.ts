import { queryAll } from '../../../local/weapp/view/selector'
import { tagOf } from '../../../local/weapp/view/tree'
import { aCounter, closeHosts } from './support'

afterAll(closeHosts)

const matches = (selector: string) => {
  const found = queryAll(aCounter().pages.current().content, selector)
  return found.map((element) => element.id || tagOf(element))
}

test.each([
  ['#add', ['add']],
  ['button', ['add', 'off']],
  ['button#off', ['off']],
  ['.page .title', ['count']],
  ['.page > .title', []],
  ['.card > .title', ['count']],
  ['.page>.card>text.title', ['count']],
  ['[mode=date]', ['day']],
  ['[data-by="1"]', ['add']],
  ['#name, #agree', ['name', 'agree']],
  ['.stepper', []],
  ['.none', []],
])('%s finds %j', (selector, expected) => {
  expect(matches(selector)).toEqual(expected)
})

test('a selector that DevTools may read otherwise is refused', () => {
  expect(() => matches('view:nth-child(2)')).toThrow('not supported')
})
