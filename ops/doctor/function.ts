import type { ExaminedAccount, Examination } from '../../cloudfunctions/examine'
import type { Instant } from '../../shared/_kernel'
import { templateNames, templateTitles } from '../../shared/notices'
import { ill, open, well, type Finding } from './finding'

/** What the function that sends says of itself. @param code the digest of the bundle that lies here; null where none does */
export function examineFunction(
  { now, code, variables, accounts, templates }: Examination,
  here: { readonly now: Instant; readonly code: string | null },
): Finding[] {
  return [
    codeFinding(code, here.code),
    driftFinding(now, here.now),
    ...Object.entries(variables)
      .filter(([, state]) => state === 'malformed')
      .map(([name]) =>
        ill(
          'Variables',
          `${name} of the function clock cannot be read`,
          `set it as docs/deploy.md says, then npm run deploy`,
        ),
      ),
    ...(accounts.length === 0 ? [open('WeChat', 'there is no channel yet', 'npm run set-up')] : []),
    ...accounts.map(tokenFinding),
    templateFinding(templates),
  ]
}

function codeFinding(running: string, here: string | null): Finding {
  const point = 'Version'
  if (here === null) return open(point, 'nothing is built here to compare with', 'npm run build:functions')
  if (running === here) return well(point, 'the function clock runs the code that lies here')
  return ill(point, 'the function clock runs other code than lies here', 'npm run deploy')
}

const mostDriftSeconds = 60

function driftFinding(there: Instant, here: Instant): Finding {
  const seconds = Math.round(Math.abs(Date.parse(there) - Date.parse(here)) / 1000)
  if (seconds <= mostDriftSeconds) return well('Clocks', `here and there ${seconds} s apart`)
  return ill(
    'Clocks',
    `it is ${there} there and ${here} here`,
    'set this machine’s clock by the network; if it is right, tell CloudBase’s support: editions go out by the clock there',
  )
}

const enter = 'enter it in the Mini Program, 管理 › 渠道; the Mini Program’s own is in MINI_PROGRAM'

const advice: Readonly<Record<number, string>> = {
  40001: `its AppSecret was changed: ${enter}`,
  40125: `its AppSecret is wrong: ${enter}`,
  40013: 'there is no account of this appid: correct the channel’s account',
  40243: 'its AppSecret is frozen: thaw it in 公众平台 › 设置与开发',
  45009: 'too many tokens were asked for today: wait until midnight, and find out who else uses this secret',
}

function tokenFinding({ name, token }: ExaminedAccount): Finding {
  const point = `WeChat, ${name}`
  if (token === 'obtained') return well(point, 'gives a token')
  if (token === 'no-secret')
    return ill(point, 'its AppSecret is not known', 'enter it in the Mini Program, 管理 › 渠道')
  if (token === 'no-key')
    return ill(
      point,
      'its AppSecret cannot be opened',
      'put the key that it was sealed under back into SECRET_KEYS, or enter it again',
    )
  if (token === 'no-answer')
    return ill(
      point,
      'does not answer',
      'wait a minute and look again; then see whether the function may reach the internet',
    )
  if (token.refused === 40164) {
    const address = token.from ?? 'the function’s outgoing address'
    return ill(
      point,
      'its address is not on the account’s whitelist',
      `put ${address} on it: 公众平台 › 设置与开发 › 基本配置 › IP 白名单`,
    )
  }
  return ill(
    point,
    `gives no token: ${token.refused}`,
    advice[token.refused] ?? 'look the code up in WeChat’s list',
  )
}

function templateFinding(chosen: Examination['templates']): Finding {
  const point = 'Message templates'
  const missing = templateNames.filter((name) => !chosen.includes(name))
  if (missing.length === 0) return well(point, 'all are chosen')
  const titles = missing.map((name) => templateTitles[name]).join('、')
  return open(
    point,
    `not chosen: ${titles}; such notices stay in the inbox`,
    'NOTICE_TEMPLATES, as docs/deploy.md says, then npm run deploy',
  )
}
