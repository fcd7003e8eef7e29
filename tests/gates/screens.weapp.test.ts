import { launchHost } from '../../local/weapp'
import { readBuild } from '../../local/weapp/build'
import { requireWeappBuild } from '../_support/weapp'

const noCloud = () => Promise.reject(new Error('the cloud cannot be reached'))

/** Opens a page as a message would, on a phone whose calls all fail. */
async function openPage(page: string, theme: 'light' | 'dark') {
  const host = launchHost({
    root: requireWeappBuild(),
    page: `/${page}`,
    theme,
    cloud: { callFunction: noCloud, uploadFile: noCloud },
  })
  await host.settle()
  host.close()
  return { page, theme, problems: host.problems.list(), calls: host.traffic.pages[0]?.cloudCalls ?? 0 }
}

test('every page opens in light and dark without an error, even when the cloud cannot be reached', async () => {
  const { pages } = readBuild(requireWeappBuild())
  for (const page of pages) {
    for (const theme of ['light', 'dark'] as const) {
      expect(await openPage(page, theme)).toMatchObject({ page, theme, problems: [] })
    }
  }
})

test('opening a page costs one call at most', async () => {
  const { pages } = readBuild(requireWeappBuild())
  for (const page of pages) {
    const { calls } = await openPage(page, 'light')
    expect(`${page}: ${calls > 1 ? calls : 'one at most'}`).toBe(`${page}: one at most`)
  }
})
