import fs from 'node:fs'
import path from 'node:path'
import type { TabItem, Theme, WindowConfig } from '../build'
import type { WeappHost } from '../host'
import type { OpenPage } from '../pages/navigation'
import { escapeMarkup } from '../view/tree'
import { menuButton, NAVIGATION_BAR, STATUS_BAR } from '../wx/system'

const TAB_BAR = 83

/** What WeChat draws around a page: the bars above and below it, a toast over it. */
export type Frame = { top: number; bottom: number; css: string; html: string }

export function drawFrame(host: WeappHost, page: OpenPage, theme: Theme): Frame {
  const config = host.build.themed({ ...host.build.app.window, ...host.build.config(page.route) }, theme)
  const hasTabs = host.pages.isTab(page.route) && !host.tabBar.hidden
  const top = config.navigationStyle === 'custom' ? 0 : STATUS_BAR + NAVIGATION_BAR
  const bottom = hasTabs ? TAB_BAR : 0
  return {
    top,
    bottom,
    css: FRAME_STYLES,
    html: [
      top ? navigationBar(host, page, config) : '',
      hasTabs ? tabBar(host, page, theme) : '',
      message(host),
    ].join('\n'),
  }
}

function navigationBar(host: WeappHost, page: OpenPage, config: WindowConfig): string {
  const title = host.ui.titles.get(page.id) ?? config.navigationBarTitleText ?? ''
  const background = config.navigationBarBackgroundColor ?? '#000000'
  const color = config.navigationBarTextStyle ?? 'white'
  const back = host.pages.stack.length > 1 ? '<b class="back"></b>' : ''
  const { width, height, top } = menuButton(host.device.screen)
  const capsule = `<b class="capsule" style="top:${top}px;width:${width}px;height:${height}px"><i>•••</i><i>◉</i></b>`
  return `<div id="navigation" style="background:${background};color:${color}">${back}${escapeMarkup(title)}${capsule}</div>`
}

function tabBar(host: WeappHost, page: OpenPage, theme: Theme): string {
  const bar = host.build.themed(host.build.app.tabBar ?? { list: [] }, theme)
  const items = bar.list.map((item, index) => {
    const isShown = item.pagePath === page.route
    const color = isShown ? bar.selectedColor : bar.color
    return `<div style="color:${color ?? 'inherit'}">${tab(host, item, index, isShown)}</div>`
  })
  const line = bar.borderStyle === 'white' ? '#ffffff33' : '#00000019'
  return `<div id="tabs" style="background:${bar.backgroundColor ?? '#fff'};border-top-color:${line}">${items.join('')}</div>`
}

function tab(host: WeappHost, declared: TabItem, index: number, isShown: boolean): string {
  const item = { ...declared, ...host.tabBar.items.get(index) }
  const icon = isShown ? (item.selectedIconPath ?? item.iconPath) : item.iconPath
  const badge = host.tabBar.badges.get(index)
  const mark = badge
    ? `<em>${escapeMarkup(badge)}</em>`
    : host.tabBar.redDots.has(index)
      ? '<em class="dot"></em>'
      : ''
  return `<span>${icon ? `<img src="${packagedImage(host, icon)}">` : ''}${mark}</span>${escapeMarkup(item.text)}`
}

function packagedImage(host: WeappHost, file: string): string {
  const bytes = fs.readFileSync(path.join(host.build.root, file))
  return `data:image/${path.extname(file).slice(1)};base64,${bytes.toString('base64')}`
}

function message(host: WeappHost): string {
  const text = host.ui.loading ?? host.ui.toast
  return text === null ? '' : `<div id="message">${escapeMarkup(text)}</div>`
}

const FRAME_STYLES = `
#navigation { position: fixed; z-index: 99; top: 0; left: 0; right: 0; height: ${STATUS_BAR + NAVIGATION_BAR}px;
  padding-top: ${STATUS_BAR}px; box-sizing: border-box; text-align: center; font: 600 17px/${NAVIGATION_BAR}px sans-serif }
#navigation .back { position: absolute; left: 18px; top: ${STATUS_BAR + 16}px; width: 10px; height: 10px;
  border: solid; border-width: 0 0 2px 2px; transform: rotate(45deg) }
#navigation .capsule { position: absolute; right: 7px; display: flex; justify-content: space-around;
  align-items: center; border: 1px solid #8884; border-radius: 16px; box-sizing: border-box; font-size: 11px }
#navigation .capsule i { font-style: normal }
#tabs { position: fixed; z-index: 99; bottom: 0; left: 0; right: 0; height: ${TAB_BAR}px; display: flex;
  border-top: 1px solid; box-sizing: border-box; font: 10px/14px sans-serif; text-align: center }
#tabs div { flex: 1; padding-top: 5px }
#tabs span { display: block; position: relative; width: 27px; height: 27px; margin: 0 auto 3px }
#tabs img { width: 27px; height: 27px }
#tabs em { position: absolute; left: 18px; top: -2px; min-width: 18px; padding: 0 5px; box-sizing: border-box;
  border-radius: 9px; background: #fa5151; color: #fff; font: 11px/18px sans-serif }
#tabs em.dot { min-width: 8px; height: 8px; padding: 0; left: 22px }
#message { position: fixed; z-index: 999; left: 50%; top: 45%; transform: translate(-50%, -50%); max-width: 60%;
  background: rgba(0, 0, 0, .7); color: #fff; border-radius: 8px; padding: 20px 24px; font: 15px/1.5 sans-serif }
`
