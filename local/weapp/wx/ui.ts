import type { Activity } from '../activity'
import type { Navigation } from '../pages/navigation'
import { type DefineApi, WxError, type WxMembers } from './async-api'

export type ModalAnswer = { confirm: boolean; content?: string }

/** What WeChat itself shows around the page, and what the person answers to it. */
export type UiState = {
  toast: string | null
  loading: string | null
  /** Titles and texts of all toasts and modals since the launch. */
  said: string[]
  modalAnswer: ModalAnswer
  actionSheet: string[]
  /** The entry that the person taps, or null for none. */
  actionSheetAnswer: number | null
  titles: Map<number, string>
  backgroundColor: string | null
  unloadWarning: string | null
  preview: string[]
  openedDocument: string | null
}

export function createUiState(): UiState {
  return {
    toast: null,
    loading: null,
    said: [],
    modalAnswer: { confirm: true },
    actionSheet: [],
    actionSheetAnswer: 0,
    titles: new Map(),
    backgroundColor: null,
    unloadWarning: null,
    preview: [],
    openedDocument: null,
  }
}

const TOAST_MS = 1500

export function uiMembers(ui: UiState, pages: Navigation, activity: Activity, api: DefineApi): WxMembers {
  const nothing = (name: string) => api(name, () => undefined)
  const showToast = ({ title = '', duration = TOAST_MS }: { title?: string; duration?: number }) => {
    ui.toast = title
    ui.said.push(title)
    activity.setTimer(() => void (ui.toast = null), Math.max(duration, TOAST_MS), false)
  }
  return {
    showToast: api('showToast', showToast),
    hideToast: api('hideToast', () => void (ui.toast = null)),
    showLoading: api<{ title?: string }>('showLoading', ({ title }) => void (ui.loading = title ?? '')),
    hideLoading: api('hideLoading', () => void (ui.loading = null)),
    showModal: api<{ title?: string; content?: string }>('showModal', ({ title, content }) => {
      ui.said.push([title, content].filter(Boolean).join('\n'))
      const { confirm, content: typed = null } = ui.modalAnswer
      return { confirm, cancel: !confirm, content: typed }
    }),
    showActionSheet: api<{ itemList: string[] }>('showActionSheet', ({ itemList }) => {
      ui.actionSheet = itemList
      if (ui.actionSheetAnswer === null) throw new WxError('cancel', -1)
      return { tapIndex: ui.actionSheetAnswer }
    }),
    setNavigationBarTitle: api<{ title: string }>(
      'setNavigationBarTitle',
      ({ title }) => void ui.titles.set(pages.current().id, title),
    ),
    setNavigationBarColor: nothing('setNavigationBarColor'),
    showNavigationBarLoading: nothing('showNavigationBarLoading'),
    hideNavigationBarLoading: nothing('hideNavigationBarLoading'),
    hideHomeButton: nothing('hideHomeButton'),
    setBackgroundColor: api<{ backgroundColor?: string }>(
      'setBackgroundColor',
      ({ backgroundColor }) => void (ui.backgroundColor = backgroundColor ?? null),
    ),
    setBackgroundTextStyle: nothing('setBackgroundTextStyle'),
    enableAlertBeforeUnload: api<{ message: string }>(
      'enableAlertBeforeUnload',
      ({ message }) => void (ui.unloadWarning = message),
    ),
    disableAlertBeforeUnload: api('disableAlertBeforeUnload', () => void (ui.unloadWarning = null)),
    previewImage: api<{ urls: string[] }>('previewImage', ({ urls }) => void (ui.preview = urls)),
    previewMedia: api<{ sources: { url: string }[] }>(
      'previewMedia',
      ({ sources }) => void (ui.preview = sources.map((source) => source.url)),
    ),
    openDocument: api<{ filePath: string }>(
      'openDocument',
      ({ filePath }) => void (ui.openedDocument = filePath),
    ),
    hideKeyboard: nothing('hideKeyboard'),
    showShareMenu: nothing('showShareMenu'),
    hideShareMenu: nothing('hideShareMenu'),
  }
}
