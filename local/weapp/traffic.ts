export type PageTraffic = {
  pageId: number
  route: string
  setDataCalls: number
  /** UTF-8 bytes of the JSON that crosses to the view. */
  setDataBytes: number
  cloudCalls: number
}

/** Counts what crosses WeChat's bridge and the network, per page opened. */
export type Traffic = {
  pages: PageTraffic[]
  openPage(pageId: number, route: string): void
  showPage(pageId: number): void
  /** Counts the setData of a page or, without an id, of a component on the page shown. */
  watch(caller: object, pageId?: number): void
  countCloudCall(): void
  /** Sets the counters of every page to zero, to measure from here. */
  reset(): void
}

type SetData = (data: unknown, callback?: () => void) => void

export function countTraffic(): Traffic {
  const pages: PageTraffic[] = []
  let shown: PageTraffic | undefined
  const find = (pageId: number | undefined) => pages.find((page) => page.pageId === pageId) ?? shown

  return {
    pages,
    openPage(pageId, route) {
      shown = { pageId, route, setDataCalls: 0, setDataBytes: 0, cloudCalls: 0 }
      pages.push(shown)
    },
    showPage: (pageId) => void (shown = find(pageId)),
    watch(caller, pageId) {
      const target = caller as { setData: SetData }
      const setData = target.setData
      target.setData = function (this: unknown, data, callback) {
        countSetData(find(pageId), data)
        setData.call(this, data, callback)
      }
    },
    countCloudCall() {
      if (shown) shown.cloudCalls += 1
    },
    reset() {
      for (const page of pages) Object.assign(page, { setDataCalls: 0, setDataBytes: 0, cloudCalls: 0 })
    },
  }
}

function countSetData(page: PageTraffic | undefined, data: unknown): void {
  if (!page) return
  page.setDataCalls += 1
  page.setDataBytes += Buffer.byteLength(JSON.stringify(data))
}
