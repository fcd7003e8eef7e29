import path from 'node:path'
import postcss, { type Rule } from 'postcss'

const TAGS =
  'view|text|button|input|textarea|image|scroll-view|swiper|swiper-item|switch|checkbox|radio|radio-group|' +
  'checkbox-group|picker|picker-view|picker-view-column|label|form|navigator|icon|progress|slider|rich-text|' +
  'block|cover-view|cover-image|canvas|video|map|web-view|movable-view|movable-area|root-portal|page-container'
const TAG_SELECTOR = new RegExp(`(^|[\\s>+~,(])(page|${TAGS})(?![\\w-])`, 'g')

/** A wxss file with its imports as CSS: tags become wx-tags, rpx become 1/750 of the window's width. */
export function wxssToCss(
  files: ReadonlyMap<string, string>,
  file: string,
  seen = new Set<string>(),
): string {
  const source = files.get(file)
  if (source === undefined || seen.has(file)) return ''
  seen.add(file)
  const root = postcss.parse(source)
  let imported = ''
  root.walkAtRules('import', (rule) => {
    const target = rule.params.replace(/["';]/g, '').trim()
    imported += wxssToCss(files, resolveImport(file, target), seen)
    rule.remove()
  })
  root.walkRules((rule) => {
    if (!isKeyframe(rule)) rule.selector = rule.selector.replace(TAG_SELECTOR, '$1wx-$2')
  })
  root.walkDecls((declaration) => {
    declaration.value = lengthsToCss(declaration.value)
  })
  return imported + root.toString()
}

/** rpx of the window's width; vh of the window's height, which in WeChat lies between the bars. */
export function lengthsToCss(value: string): string {
  return value
    .replace(/(-?[\d.]+)rpx/g, (_, number: string) => `calc(100vw / 750 * ${number})`)
    .replace(/(-?[\d.]+)vh\b/g, (_, number: string) => `calc(var(--window-height) / 100 * ${number})`)
}

function resolveImport(from: string, target: string): string {
  return target.startsWith('/') ? target.slice(1) : path.posix.join(path.posix.dirname(from), target)
}

function isKeyframe(rule: Rule): boolean {
  const parent = rule.parent
  return parent?.type === 'atrule' && 'name' in parent && parent.name.endsWith('keyframes')
}
