import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../_support/browser'
import { measure } from './measure'

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await openBrowser()
  page = await browser.newPage({ viewport: { width: 320, height: 844 } })
})

afterAll(() => browser.close())

const drawn = async (body: string) => {
  await page.setContent(`<!doctype html><style>
    * { box-sizing: border-box } body { margin: 0; font: 16px/1.5 sans-serif; background: #fff; color: #111 }
  </style><body>${body}`)
  return (await measure(page)).map(({ kind, element, measured }) => `${kind}: ${element}: ${measured}`)
}

test.each([
  [
    'what reaches past the side',
    '<p id="wide" style="width: 330px; margin: 0">宽</p>',
    'overflow: #wide “宽”: from 0 to 330 px',
  ],
  [
    'a line that ends in three dots',
    '<p id="dots" style="width: 90px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis">一二三四五六七八九十</p>',
    expect.stringMatching(/^cut off: #dots .* hidden by #dots/),
  ],
  [
    'a text too high for its box',
    '<div id="low" style="height: 20px; overflow: hidden; width: 100px">一二三四五六七八九十</div>',
    expect.stringMatching(/^cut off: #low/),
  ],
  [
    'a text wider than its tag',
    '<div id="tag" style="width: 40px; background: #eee; white-space: nowrap">一二三四五</div>',
    expect.stringMatching(/^cut off: #tag .* spills over #tag/),
  ],
  [
    'a text over another',
    '<p id="under" style="margin: 0">下面</p><p id="over" style="margin: -14px 0 0">上面</p>',
    expect.stringMatching(/^overlap: /),
  ],
  [
    'pale text',
    '<p id="pale" style="color: #999">淡</p>',
    expect.stringMatching(/^contrast: #pale .*: 2\.8/),
  ],
  [
    'text that is legible on its own colour and not on what really lies behind it',
    '<div style="background: linear-gradient(#fff, #333)"><p id="over" style="margin: 0; padding: 60px 0 0">深</p></div>',
    expect.stringMatching(/^contrast: #over/),
  ],
  [
    'text made pale by its parent',
    '<div style="opacity: .4"><p id="faded">淡</p></div>',
    expect.stringMatching(/^contrast: #faded/),
  ],
  [
    'a small button',
    '<button id="small" style="width: 80px; height: 30px">按</button>',
    'target: #small “按”: 80 × 30 px',
  ],
  [
    'a button half covered by its neighbour',
    '<button id="first" style="width: 44px; height: 44px; display: block; border: 0">甲</button>' +
      '<button id="second" style="width: 44px; height: 60px; display: block; margin-top: -20px; border: 0">乙</button>',
    expect.stringMatching(/^target: #first .*no circle of its own/),
  ],
])('finds %s', async (_, body, finding) => {
  expect(await drawn(body)).toContainEqual(finding)
})

test('finds nothing on a page that is as it must be', async () => {
  const body = `<p>清楚的文字。</p><button style="min-height: 44px; padding: 0 20px; border: 0; color: #fff; background: #0b6b5d">提交</button>
    <div style="overflow: auto; width: 200px"><div style="width: 500px">可以横着看的表格</div></div>
    <div style="height: 60px; overflow: auto"><p>一</p><p>二</p><p>三</p></div>`
  expect(await drawn(body)).toEqual([])
})
