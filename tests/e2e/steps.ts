import type { BrowserPhone } from '../_support/browser'
import { aPicture, textOf } from '../_support/builders'

type Written = { readonly title?: string; readonly text?: string; readonly source?: string }

/** Types into the fields of 投稿; a field that is not given stays as it is. */
export async function write(phone: BrowserPhone, { title, text, source }: Written): Promise<void> {
  if (title !== undefined) await phone.on('#title textarea').fill(title)
  if (text !== undefined) await phone.on('#body textarea').fill(text)
  if (source !== undefined) await phone.on('#source input').fill(source)
}

/** Chooses a picture from the phone's files, and waits until the server has looked at it. */
export async function addPicture(phone: BrowserPhone): Promise<void> {
  const chooser = phone.page.waitForEvent('filechooser')
  await phone.tap('#add-picture')
  const file = { name: '店庆.png', mimeType: 'image/png', buffer: Buffer.from(aPicture()) }
  await (await chooser).setFiles(file)
  await phone.see('.picture-state', '1200×800')
}

/** Writes a post that meets every standard, up to the tap on 提交. */
export async function compose(phone: BrowserPhone, title: string): Promise<void> {
  await phone.tab('投稿').tap()
  await write(phone, { title, text: textOf(320), source: '青梧百货中山店' })
  await addPicture(phone)
  await phone.see('#progress', '全部符合')
}

/** From the list of 待办: one tap opens, one decides. */
export async function pass(phone: BrowserPhone, title: string, then: string): Promise<void> {
  await phone.tab('待办').tap()
  await phone.tap('#approvals .row-waiting', title)
  await phone.tap('#approve')
  await phone.see('.status', then)
}
