export { advanceSend } from './advance-send'
export { beginSend } from './begin-send'
export { hearOfSend } from './hear-of-send'
