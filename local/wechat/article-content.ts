import type { Environment } from './environment'

/**
 * What WeChat does to the HTML of an article: scripts go, and so does every picture that was not uploaded
 * through uploadimg or as material (wechat-facts 1.4, 1.5).
 */
export function filterContent(env: Environment, html: string): string {
  return html
    .replace(/<(script|iframe|object|embed|form)\b[\s\S]*?(<\/\1\s*>|$)/gi, '')
    .replace(/<[a-z][^>]*>/gi, withoutScript)
    .replace(/<img\b[^>]*>/gi, (tag) => (isOwnPicture(env, tag) ? tag : ''))
}

/** Attributes that run are taken out of tags only: in text the same words are just words. */
function withoutScript(tag: string): string {
  return tag
    .replace(/\son\w+\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, '')
    .replace(/\b(href|src)\s*=\s*(["']?)\s*javascript:[^"'>\s]*\2/gi, '')
}

/** After a restart on another port the pictures of an article still live here. */
export function withPresentAddresses(env: Environment, html: string): string {
  return html.replace(ownPictureAddress(env, 'g'), env.url('mmbiz/'))
}

function isOwnPicture(env: Environment, tag: string): boolean {
  const address = /\ssrc\s*=\s*["']?([^"'\s>]+)/i.exec(tag)?.[1] ?? ''
  const file = address.replace(ownPictureAddress(env), '')
  return file !== address && env.store.all('media').some((media) => media.file === file)
}

function ownPictureAddress(env: Environment, flags = ''): RegExp {
  return new RegExp(`https?://[\\w.-]+(:\\d+)?/${env.id}/mmbiz/`, flags)
}
