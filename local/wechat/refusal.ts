/** wechat-facts 1.10; codes marked * are not in the facts, but in WeChat's public list of return codes. */
const messages: Record<number, string> = {
  [-1]: 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40003: 'invalid openid',
  40004: 'invalid media type', // *
  40005: 'invalid file type',
  40007: 'invalid media_id',
  40008: 'invalid message type', // *
  40009: 'invalid image size',
  40013: 'invalid appid',
  40014: 'invalid access_token',
  40035: 'invalid parameter', // *
  40037: 'invalid template_id',
  40056: 'invalid agentid', // *
  40058: 'invalid args size exceed limit', // *
  40059: 'invalid msg id', // *
  40066: 'invalid url', // *
  40114: 'invalid index value',
  40125: 'invalid appsecret',
  40129: 'invalid scene',
  40164: 'invalid ip 127.0.0.1 ipv6 ::ffff:127.0.0.1, not in whitelist',
  41001: 'access_token missing',
  41005: 'media data missing', // *
  41030: 'invalid page',
  41039: 'invalid content_source_url',
  42001: 'access_token expired',
  43002: 'require POST method',
  43101: 'user refuse to accept the msg',
  43104: 'appid and openid mismatch',
  44002: 'empty post data',
  44003: 'empty news data',
  44004: 'empty content', // *
  45001: 'media size out of limit', // *
  45002: 'content size out of limit',
  45003: 'title size out of limit',
  45004: 'description size out of limit',
  45008: 'article size out of limit', // *
  45009: 'reach max api daily quota limit',
  45028: 'has no masssend quota',
  45065: 'clientmsgid exist',
  45066: 'same clientmsgid retry too fast',
  45067: 'clientmsgid size out of limit',
  45110: 'author size out of limit', // *
  45166: 'invalid content',
  47001: 'data format error',
  47003: 'argument invalid!',
  48001: 'api unauthorized',
  48004: 'api forbidden for irregularities',
  53503: 'draft has not passed the publish check',
  53504: 'please use the draft on the official platform',
  53505: 'please save the draft manually before publishing',
  53600: 'invalid article_id',
  61010: 'code is expired',
  81013: 'user & party & tag all invalid', // *
  88000: 'without comment privilege',
  93000: 'invalid webhook url', // *
}

/** WeChat says no. `fields` travel beside errcode and errmsg. */
export class Refusal extends Error {
  constructor(
    readonly errcode: number,
    detail = '',
    readonly fields: Record<string, unknown> = {},
  ) {
    super([messages[errcode] ?? 'error', detail].filter(Boolean).join(' '))
  }
}

export function refuse(errcode: number, detail?: string, fields?: Record<string, unknown>): never {
  throw new Refusal(errcode, detail, fields)
}
