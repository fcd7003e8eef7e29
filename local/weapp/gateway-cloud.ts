import type { Cloud } from './wx/cloud'

export type GatewayOptions = {
  /** The address of local CloudBase, such as http://127.0.0.1:3000. */
  url: string
  envId: string
  /** Who is signed in on this phone. */
  openId: string
}

type UploadTicket = {
  uploadUrl: string
  authorization: string
  token: string
  cloudObjectId: string
  cloudObjectMeta?: string
}

/** Leads wx.cloud to the gateway of local CloudBase, with the identity that the platform would give. */
export function gatewayCloud({ url, envId, openId }: GatewayOptions): Cloud {
  const post = async (path: string, body: unknown): Promise<unknown> => {
    const response = await fetch(`${url}${path}?env=${encodeURIComponent(envId)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer openid:${openId}` },
      body: JSON.stringify(body),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`)
    return parseReply(text)
  }

  return {
    callFunction: (name, data) => post(`/v1/functions/${encodeURIComponent(name)}`, data),

    async uploadFile(cloudPath, bytes) {
      const tickets = await post('/v1/storages/get-objects-upload-info', [{ objectId: cloudPath }])
      const [ticket] = tickets as (UploadTicket & { code?: string; message?: string })[]
      if (!ticket?.uploadUrl) throw new Error(`no upload ticket for ${cloudPath}: ${ticket?.message ?? ''}`)
      await put(ticket, bytes)
      return ticket.cloudObjectId
    },
  }
}

async function put(ticket: UploadTicket, bytes: Uint8Array): Promise<void> {
  const response = await fetch(ticket.uploadUrl, {
    method: 'PUT',
    headers: {
      authorization: ticket.authorization,
      'x-cos-security-token': ticket.token,
      ...(ticket.cloudObjectMeta && { 'x-cos-meta-fileid': ticket.cloudObjectMeta }),
    },
    body: new Blob([new Uint8Array(bytes)]),
  })
  // Storage answers an XML <Error>, whatever the status, when it refuses.
  const text = await response.text()
  if (!response.ok || text.includes('<Error>')) throw new Error(`upload refused: ${text}`)
}

/** A function's text that is not JSON is a string. */
function parseReply(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}
