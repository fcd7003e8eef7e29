import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod'
import { WireError } from '../database/errors'
import { parseParams, sdkFields } from '../database/shapes'
import type { Environment } from '../environment'
import { miniProgramAppId } from '../settings'

const query = z.strictObject({
  ...sdkFields,
  uuid: z.string().optional(),
  platform: z.string().optional(),
  platformId: z.string().optional(),
})
const people = z.array(z.object({ openId: z.string(), name: z.string() }))

/**
 * `auth.getUserInfoForAdmin`: one of the people who can be switched to. Here everybody comes through the Mini Program,
 * so the openid is also the user's id.
 */
export function userInfo(environment: Environment, params: object): object {
  const { uuid, platform, platformId } = parseParams(query, params)
  const openId = uuid ?? (platform?.startsWith('WECHAT') ? platformId : undefined)
  const person = readPeople(environment).find((known) => known.openId === openId)
  if (!person) {
    const asked = uuid === undefined ? `'${platformId ?? ''}' on '${platform ?? ''}'` : `uid '${uuid}'`
    throw new WireError('RESOURCE_NOT_FOUND', `no user of this environment has the ${asked}`)
  }
  return { data: { ...nothingKnown, ...known(person, environment.envId) } }
}

function known({ openId, name }: z.infer<typeof people>[number], envName: string) {
  const ids = { uid: openId, uuid: openId, openId, wxOpenId: openId, wxOpenid: openId }
  return { ...ids, appId: miniProgramAppId, envName, nickName: name }
}

const nothingKnown = {
  customUserId: '',
  isAnonymous: false,
  gender: 'UNKNOWN',
  country: '',
  province: '',
  city: '',
  avatarUrl: '',
  email: '',
  username: '',
  hasPassword: false,
  wxUnionId: '',
  wxPublicId: '',
  qqMiniOpenId: '',
}

function readPeople({ dir }: Environment) {
  const file = path.join(dir, 'people.json')
  return existsSync(file) ? people.parse(JSON.parse(readFileSync(file, 'utf8'))) : []
}
