import type { Material } from '../../../shared/posts'
import type { Scene } from '../scene'

/**
 * Something that happened in the company, as one of its people wrote it down. Of a body each entry is a paragraph;
 * `# ` begins a heading, `> ` what somebody said, and `- ` a list, its items between bars.
 */
export type Story = {
  readonly by: string
  readonly category: Material['category']
  readonly scene: Scene
  readonly title: string
  readonly digest: string
  readonly body: readonly string[]
}

/** Stories of one subject, drawn alike. */
export function storiesOf(scene: Scene, ...told: readonly Omit<Story, 'scene'>[]): readonly Story[] {
  return told.map((story) => ({ ...story, scene }))
}

export function tell(
  by: string,
  category: Material['category'],
  title: string,
  digest: string,
  ...body: readonly string[]
): Omit<Story, 'scene'> {
  return { by, category, title, digest, body }
}
