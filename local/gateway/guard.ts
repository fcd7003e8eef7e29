import type { IncomingMessage } from 'node:http'
import { Refused } from './http'

const loopbackNames = new Set(['127.0.0.1', 'localhost', '[::1]'])

/**
 * Keeps a page of another site, opened in the same browser, from driving this machine: its requests carry a
 * foreign Origin, or (DNS rebinding) a Host that is not ours. The SDK at `/admin` is no browser and has no Origin.
 */
export function guardAgainstForeignPages(request: IncomingMessage, isAdmin: boolean) {
  const host = request.headers.host ?? ''
  const { origin } = request.headers
  if (!loopbackNames.has(host.replace(/:\d+$/, '')))
    throw new Refused(403, 'ACTION_FORBIDDEN', 'unknown host')
  if (origin !== undefined && (isAdmin || origin !== `http://${host}`)) {
    throw new Refused(403, 'ACTION_FORBIDDEN', 'another site may not call this address')
  }
}
