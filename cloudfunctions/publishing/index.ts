export { advanceSend } from './advance-send'
export { beginSend } from './begin-send'
export { hearOfSend, type SendReport } from './hear-of-send'
