import { amendment as screen, type Amendment } from '../../shared/amendments'
import type { AmendmentFacts, Opens } from '../../shared/notices'
import { versionOf } from '../../shared/rulebooks'

/** An amendment as people are told of it. */
export function factsOf({ _id, title, from, wishedFrom }: Amendment): AmendmentFacts {
  return { version: sayVersion({ _id, title }), from: from ?? wishedFrom }
}

/** `《集团媒体管理规定》第 2 版` */
export function sayVersion({ _id, title }: Pick<Amendment, '_id' | 'title'>): string {
  return `《${title}》第 ${versionOf(_id)} 版`
}

export function opens({ _id }: Pick<Amendment, '_id'>): Opens {
  return { screen, id: _id }
}
