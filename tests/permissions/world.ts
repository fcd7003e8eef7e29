import type { Material } from '../../shared/posts'
import { aMaterial, anId } from '../_support/builders'
import { openCompany, type TestCompany } from '../_support/company'
import { dismissLeaver } from './actors'

/** What the rows are about: a post of the supermarkets that waits for its editor. */
export type World = {
  readonly company: TestCompany
  readonly postId: string
  readonly pictureId: string
  readonly material: Material
  readonly approval: { readonly id: string; readonly current: number }
}

export async function openWorld(): Promise<World> {
  const company = await openCompany('2026-01-01T02:00:00.000Z')
  const { code } = await company.as('he-jing').ask('staff', 'invite', {
    commandId: anId(),
    personId: 'xu-xin',
  })
  await company.as('xu-xin').ask('staff', 'bind', { commandId: anId(), code })
  const submitter = company.as('gao-yuan')
  const pictureId = await submitter.upload()
  const material = aMaterial({ pictures: [pictureId] })
  const postId = anId()
  await submitter.ask('posts', 'submit', {
    commandId: anId(),
    postId,
    channelId: 'group-media',
    material,
  })
  const { approval } = await submitter.ask('posts', 'detail', { postId })
  await dismissLeaver(company)
  return { company, postId, pictureId, material, approval }
}
