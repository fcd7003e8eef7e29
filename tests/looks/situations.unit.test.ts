import { situations } from './situations'

type AppConfig = {
  readonly pages: readonly string[]
  readonly subPackages: readonly { readonly root: string; readonly pages: readonly string[] }[]
}

async function pagesOfTheApp(): Promise<string[]> {
  // Taro's compiler offers it.
  Object.assign(globalThis, { defineAppConfig: (config: AppConfig) => config })
  const { default: config } = (await import('../../miniprogram/app.config')) as unknown as {
    default: AppConfig
  }
  return [
    ...config.pages,
    ...config.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
  ]
}

test('every page of the app is looked at, and nothing else', async () => {
  const looked = new Set(situations.map(({ screen }) => screen))
  expect([...looked].sort()).toEqual((await pagesOfTheApp()).sort())
})

test('a state has one name on its screen', () => {
  const names = situations.map(({ screen, state }) => `${screen} ${state}`)
  expect(names).toEqual([...new Set(names)])
})
