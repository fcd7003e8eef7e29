import type { Stored } from '../_kernel'

/** A picture that an account has: uploaded once, and used by every edition with the same one. */
export type Uploaded = Stored & {
  readonly appId: string
  /** WeChat keeps pictures of bodies and covers apart: an address, or a permanent media id. */
  readonly kind: 'body' | 'cover'
  readonly sha256: string
  /** Null once WeChat no longer has it. */
  readonly reference: string | null
}

export function uploadedIdOf({ appId, kind, sha256 }: Pick<Uploaded, 'appId' | 'kind' | 'sha256'>): string {
  return `${appId}_${kind}_${sha256}`
}
