import path from 'node:path'

export type Query = Record<string, string>

/** `/pages/post/index?id=1` as WeChat reads it: names are decoded, values are not. */
export function parsePageUrl(url: string): { route: string; query: Query } {
  const [route = '', search = ''] = url.split('?')
  const pairs = search.split('&').filter(Boolean)
  const query = pairs.map((pair) => {
    const [name = '', ...value] = pair.split('=')
    return [decodeURIComponent(name), value.join('=')]
  })
  return { route: route.replace(/^\//, ''), query: Object.fromEntries(query) as Query }
}

/** An address without a leading slash is relative to the page that uses it. */
export function resolvePageUrl(url: string, from: string): string {
  return url.startsWith('/') ? url.slice(1) : path.posix.join(path.posix.dirname(from), url)
}
