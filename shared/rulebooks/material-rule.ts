/** What can be measured on a post's material. Per-picture and per-video measures are lists, one entry each. */
export type Measures = {
  readonly titleCharacters: number
  readonly authorCharacters: number
  readonly digestCharacters: number
  readonly bodyCharacters: number
  readonly bodyBytes: number
  readonly bodyWrittenCharacters: number
  /** Of the body's text, as Weibo counts it. */
  readonly weiboCharacters: number
  readonly source: string
  readonly category: string
  readonly covers: number
  readonly coverWidth: readonly number[]
  readonly coverHeight: readonly number[]
  readonly pictures: number
  readonly pictureBytes: readonly number[]
  readonly pictureFormat: readonly string[]
  readonly pictureWidth: readonly number[]
  /** Of what stands in the body by WeChat's API: the rendition of a picture that is larger. */
  readonly bodyPictureBytes: readonly number[]
  readonly bodyPictureFormat: readonly string[]
  readonly videoBytes: readonly number[]
  readonly videoFormat: readonly string[]
}

export type Measure = keyof Measures

/** What is known of the material so far: a measure that is absent is not known yet. */
export type Facts = Partial<Measures>

export type Unit = 'characters' | 'bytes' | 'pixels' | 'count' | 'format' | 'text'

/** How far a number may go; `above` and `below` exclude their own value. */
export type Bound =
  | { readonly atLeast: number }
  | { readonly atMost: number }
  | { readonly above: number }
  | { readonly below: number }

/** How one measure is limited. */
export type Limit = Bound | { readonly oneOf: readonly string[] } | { readonly given: true }

/** One standard that material must meet. */
export type MaterialRule = {
  readonly id: string
  readonly clause: string
  /** What it asks of the author, as a short label: `正文不少于 300 字`. */
  readonly question: string
  readonly measure: Measure
  readonly unit: Unit
  readonly limit: Limit
  /** The kind of channel that it speaks of; absent where it speaks of every channel. */
  readonly channelKind?: string
}
