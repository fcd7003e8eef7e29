const LANGUAGE =
  'Array ArrayBuffer Boolean DataView Date Error EvalError Float32Array Float64Array Function Infinity Int16Array ' +
  'Int32Array Int8Array JSON Map Math NaN Number Object Promise Proxy RangeError ReferenceError Reflect RegExp Set ' +
  'String Symbol SyntaxError TypeError URIError Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakSet ' +
  'arguments decodeURI decodeURIComponent encodeURI encodeURIComponent escape globalThis isFinite isNaN parseFloat ' +
  'parseInt undefined unescape'

const WECHAT =
  'wx App Page Component Behavior getApp getCurrentPages require requirePlugin module exports console setTimeout ' +
  'clearTimeout setInterval clearInterval'

/** Names that libraries use although WeChat lacks them, and why that does no harm. */
const HARMLESS: Record<string, string> = {
  __REACT_DEVTOOLS_GLOBAL_HOOK__: 'React asks with typeof first',
  MessageChannel: 'the scheduler of React asks with typeof first',
  setImmediate: 'the scheduler of React asks with typeof first',
  performance: 'the scheduler of React asks with typeof first',
  window: 'the webpack runtime and Taro ask with typeof first',
  document: 'Taro asks with typeof first',
  self: 'asked for with typeof first',
  global: 'asked for with typeof first',
  Iterator: "a helper of Babel's asks with typeof first",
  SuppressedError: "a helper of Babel's asks with typeof first",
  tt: "Taro's branch for another platform, never called in WeChat",
  WebSocket: "tRPC's wsLink, which nothing here uses",
  atob: "zod's base64 format, which nothing here uses",
}

export const ALLOWED_NAMES: ReadonlySet<string> = new Set([
  ...LANGUAGE.split(' '),
  ...WECHAT.split(' '),
  ...Object.keys(HARMLESS),
])
