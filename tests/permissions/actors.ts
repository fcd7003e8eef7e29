import type { Phone, TestCompany } from '../_support/company'

/** Everybody who can knock at the door, as seen from a post of the supermarkets that Gao Yuan handed in. */
export const actors = {
  stranger: 'a WeChat user whom nobody has bound',
  leaver: 'somebody who has left the company',
  submitter: 'the unit’s named person, who handed the post in',
  deputy: 'the deputy submitter of the same unit',
  unitHead: 'the head of the same unit',
  otherSubmitter: 'the named person of another unit',
  otherHead: 'the head of another unit',
  editor: 'the channel’s editor',
  reviewer: 'the channel’s reviewer',
  publisher: 'the channel’s publisher, who heads the WeChat department',
  arranger: 'the channel’s arranger of urgent posts',
  admin: 'an admin',
} as const

export type Actor = keyof typeof actors

const people: Readonly<Record<Exclude<Actor, 'stranger'>, string>> = {
  leaver: 'lin-xiaoyu',
  submitter: 'gao-yuan',
  deputy: 'xu-xin',
  unitHead: 'liu-fang',
  otherSubmitter: 'chen-mo',
  otherHead: 'ma-chao',
  editor: 'zhou-ning',
  reviewer: 'wu-fan',
  publisher: 'zheng-yi',
  arranger: 'tang-yue',
  admin: 'he-jing',
}

export function phoneOf(company: TestCompany, actor: Actor): Phone {
  return actor === 'stranger' ? company.stranger('o-nobody-knows-me') : company.as(people[actor])
}

export async function dismissLeaver({ db }: TestCompany): Promise<void> {
  const leaver = await db.get('people', people.leaver)
  if (!leaver) throw new Error('the demo company lacks its leaver')
  await db.transact((tx) => tx.replace('people', { ...leaver, active: false }))
}
