import { charity } from './charity'
import { culture } from './culture'
import { delivery } from './delivery'
import { dragonBoat } from './dragon-boat'
import { fashion } from './fashion'
import { management } from './management'
import { market } from './market'
import { openings } from './openings'
import { people } from './people'
import { produce } from './produce'
import { lookingBack } from './roundups'
import { safety } from './safety'
import { service } from './service'
import { sports } from './sports'
import type { Story } from './story'
import { summerAndMoon } from './summer-and-moon'

export { materialOf, type Author } from './material'
export type { Story } from './story'

/** In the order of those who look back at them. */
const subjects = [
  openings,
  dragonBoat,
  charity,
  market,
  people,
  produce,
  safety,
  culture,
  service,
  sports,
  summerAndMoon,
  management,
  fashion,
  delivery,
]

/** All that was written, subject after subject in turn; whoever looks back at one comes after all of it. */
export const stories: readonly Story[] = [
  ...Array.from({ length: 10 }, (_, nth) => subjects.flatMap((subject) => subject[nth] ?? [])).flat(),
  ...subjects.flatMap((subject, index) => lookBackAt(subject, lookingBack[index])),
]

/** What a subject brought, each with its title and how it begins. */
function lookBackAt(subject: readonly Story[], told: (typeof lookingBack)[number] | undefined): Story[] {
  const [first] = subject
  if (!told || !first) return []
  const [by, title, digest, intro] = told
  const items = subject.flatMap((story) => [`# ${story.title}`, story.digest, firstSentence(story)])
  return [{ by, category: first.category, scene: first.scene, title, digest, body: [intro, ...items] }]
}

function firstSentence({ body: [first = ''] }: Story): string {
  return `${first.split('。')[0]}。`
}
