import { aPicture } from '../_support/builders'
import type { BrowserPhone } from '../_support/browser'
import type { Hand } from './hand'

/** On the H5 build. */
export function browserHand(phone: BrowserPhone): Hand {
  return {
    see: (selector) => phone.see(selector),
    tap: (selector) => phone.tap(selector),
    write: (field, text) => phone.on(`#${field} textarea, #${field} input`).first().fill(text),
    async addPicture() {
      const chooser = phone.page.waitForEvent('filechooser')
      await phone.tap('#add-picture')
      const file = { name: '天台.png', mimeType: 'image/png', buffer: Buffer.from(aPicture()) }
      await (await chooser).setFiles(file)
      await phone.see('.picture-state', '1200×800')
    },
  }
}
