import { applicationKinds } from '../../cloudfunctions/application-kinds'
import { errandGroups, errands } from '../../shared/errands'
import { knownRulebooks } from '../../shared/rulebooks/books'

const clauses = knownRulebooks.flatMap((book) => book.clauses.map(({ id }) => id))

type Declared = {
  readonly pages: readonly string[]
  readonly subPackages: readonly { readonly root: string; readonly pages: readonly string[] }[]
}

/** Every screen of the Mini Program, by its path. */
async function declaredScreens(): Promise<string[]> {
  Object.assign(globalThis, { defineAppConfig: (config: Declared) => config })
  const { default: config } = (await import('../../miniprogram/app.config')) as { default: Declared }
  return [
    ...config.pages,
    ...config.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
  ]
}

describe('X1: what people want to do', () => {
  it.each(errands.map((errand) => [errand.key, errand] as const))(
    '%s rests on clauses that there are, each once',
    (_, errand) => {
      expect(errand.clauses.filter((id) => !clauses.includes(id))).toEqual([])
      expect(new Set(errand.clauses).size).toBe(errand.clauses.length)
    },
  )

  it('is done on screens that there are', async () => {
    const declared = await declaredScreens()
    const screens = errands.flatMap(({ screen }) => (screen === null ? [] : [screen.split('?')[0]]))
    expect(screens).not.toEqual([])
    expect(screens.filter((screen) => !declared.includes(screen ?? ''))).toEqual([])
  })

  it('is never done where it is found', () => {
    expect(errands.filter(({ screen }) => screen?.startsWith('rulebooks/library/'))).toEqual([])
  })

  it('opens forms that can be filled in', () => {
    const forms = errands.flatMap(({ screen }) => /form\/index\?kind=(.+)$/.exec(screen ?? '')?.[1] ?? [])
    const kinds = applicationKinds.map(({ form }) => form.kind)
    expect(forms.filter((kind) => !kinds.includes(kind))).toEqual([])
    expect(kinds.filter((kind) => !forms.includes(kind))).toEqual([])
  })

  it('has a name of its own, and each group something in it', () => {
    expect(new Set(errands.map(({ key }) => key)).size).toBe(errands.length)
    expect(new Set(errands.map(({ title }) => title)).size).toBe(errands.length)
    expect(new Set(errands.map(({ group }) => group))).toEqual(new Set(errandGroups))
  })

  it('speaks of every regulation', () => {
    const spoken = errands.flatMap((errand) => errand.clauses)
    const silent = knownRulebooks.filter((book) => !book.clauses.some(({ id }) => spoken.includes(id)))
    expect(silent.map(({ id }) => id)).toEqual([])
  })
})
