import type { IncomingMessage } from 'node:http'
import { Refused } from './http'

const loopbackNames = new Set(['127.0.0.1', 'localhost', '[::1]'])

/**
 * Keeps a page of another site, opened in the same browser, from driving or reading this machine: its requests carry
 * a foreign Origin or Sec-Fetch-Site, or (DNS rebinding) a Host that is not ours. The SDK at `/admin` is no browser
 * and has none of these.
 */
export function guardAgainstForeignPages({ headers, method, url = '' }: IncomingMessage) {
  const host = headers.host ?? ''
  const { origin } = headers
  if (!loopbackNames.has(host.replace(/:\d+$/, '')))
    throw new Refused(403, 'ACTION_FORBIDDEN', 'unknown host')
  const isAdmin = url.startsWith('/admin')
  if (origin !== undefined && (isAdmin || origin !== `http://${host}`)) throw foreign()
  // A script or an image of another page is asked for without an Origin. Files may be shown anywhere, by their
  // signed addresses, and a link to the page may be followed from anywhere.
  const site = headers['sec-fetch-site']
  const isFollowed = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'
  const isRead = method === 'GET' && (isFollowed || url.startsWith('/_cos/'))
  if ((site === 'cross-site' || site === 'same-site') && !isRead) throw foreign()
}

function foreign() {
  return new Refused(403, 'ACTION_FORBIDDEN', 'another site may not call this address')
}
