import { Image, Text, View } from '@tarojs/components'
import { sayBytes } from '../../../shared/_kernel'
import { copy, enlarge } from '../../_platform'
import { Icon } from '../../_ui'
import type { PageRow } from './application-detail'

/** Photos and scans as they came in: a tap enlarges; of a scan the address is copied, for whatever opens it. */
export function Pages({ pages }: { pages: readonly PageRow[] }) {
  const photos = pages.filter(isPhoto).map(({ url }) => url)
  const labels = [...new Set(pages.map(({ label }) => label))]
  return (
    <>
      {labels.map((label) => (
        <View key={label} className="application-pages">
          <Text className="application-label">{label}</Text>
          <View className="application-photos">
            {pages
              .filter((page) => page.label === label)
              .map((page) =>
                isPhoto(page) ? (
                  <Image
                    key={page.url}
                    className="application-photo row-page"
                    src={page.url}
                    mode="aspectFill"
                    lazyLoad
                    ariaLabel={`放大${page.name}`}
                    onClick={() => enlarge(page.url, photos)}
                  />
                ) : (
                  <View
                    key={page.url}
                    className="application-scan row-page"
                    ariaRole="button"
                    onClick={() => copy(page.url)}
                  >
                    <Icon name="link" className="application-link" />
                    <View className="application-scan-text">
                      <Text>{page.name}</Text>
                      <Text className="application-note">
                        {sayBytes(page.bytes)} · 点一下复制链接，一小时内有效
                      </Text>
                    </View>
                  </View>
                ),
              )}
          </View>
        </View>
      ))}
    </>
  )
}

function isPhoto({ format }: PageRow): boolean {
  return format === 'jpg' || format === 'png'
}
