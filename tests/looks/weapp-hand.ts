import type { LaunchedWeapp } from '../_support/weapp'
import { addPicture, find, tap, write } from '../weapp/steps'
import type { Hand } from './hand'

/** On the weapp build. */
export function weappHand(app: LaunchedWeapp): Hand {
  return {
    async see(selector) {
      await find(app, selector)
    },
    tap: (selector) => tap(app, selector),
    write: (field, text) => write(app, `#${field}`, text),
    addPicture: () => addPicture(app),
  }
}
