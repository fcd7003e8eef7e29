/** What can be measured on a post's material. Per-picture measures are lists, one entry a picture. */
export type Measures = {
  readonly titleCharacters: number
  readonly authorCharacters: number
  readonly digestCharacters: number
  readonly bodyCharacters: number
  readonly bodyWrittenCharacters: number
  readonly source: string
  readonly covers: number
  readonly pictures: number
  readonly pictureBytes: readonly number[]
  readonly pictureFormat: readonly string[]
  readonly pictureWidth: readonly number[]
}

export type Measure = keyof Measures

/** What is known of the material so far: a measure that is absent is not known yet. */
export type Facts = Partial<Measures>

export type Unit = 'characters' | 'bytes' | 'pixels' | 'count' | 'format' | 'text'

/** How one measure is limited. Of the bounds, `below` alone excludes its own value. */
export type Limit =
  | { readonly atLeast: number }
  | { readonly atMost: number }
  | { readonly below: number }
  | { readonly oneOf: readonly string[] }
  | { readonly given: true }

/** One standard of a regulation, hung on its clause, with examples that a test runs. */
export type MaterialRule = {
  readonly id: string
  readonly clause: string
  /** What it asks of the author, as a short label: `正文不少于 300 字`. */
  readonly question: string
  readonly measure: Measure
  readonly unit: Unit
  readonly limit: Limit
  /** A figure that the regulation does not give and the company sets. */
  readonly companyFigure?: true
  readonly examples: { readonly good: readonly Facts[]; readonly bad: readonly Facts[] }
}
