import { sayInstant, type Day, type Instant } from '../_kernel'
import type { Wording } from './notice'

export type AccountName = { readonly platform: string; readonly name: string }

/** The wording of what people are told of the company's accounts. */
export const sayAccount = {
  due: (account: AccountName, things: readonly string[], day: Day) => ({
    kind: 'account-due',
    ...of(account, day),
    title: '账号有事项到期',
    body: `${named(account)}：${things.join('；')}。办好后请到账号页面登记。`,
  }),
  reported: (account: AccountName, by: string, unitName: string) => ({
    kind: 'account-reported',
    ...of(account, null, by),
    title: '发现未备案的账号',
    body: `${by}报告：${unitName}有一个未备案的账号${named(account)}。请收回账号、密码和管理员权限，再由该单位补办备案（G14）。`,
  }),
  handoverBegun: (account: AccountName, from: string, to: string) => ({
    kind: 'handover-begun',
    ...of(account),
    title: '请办理账号交接',
    body: `${named(account)}的运营人由${from}变更为${to}。请按清单逐项交接，双方签字后更换密码（O1）。`,
  }),
  lent: (account: AccountName, to: string, from: Instant, through: Instant) => ({
    kind: 'loan-begun',
    ...of(account),
    title: '账号已借出',
    body: `${named(account)}的登录权借给${to}，从${sayInstant(from)}到${sayInstant(through)}，到时自动收回（W5）。`,
  }),
  returned: (account: AccountName, to: string, changeBy: string) => ({
    kind: 'loan-ended',
    ...of(account),
    title: '账号借用已结束',
    body: `${named(account)}借给${to}的登录权已收回。请在${changeBy}前更换密码，并在账号页面登记（W5、G16）。`,
  }),
} as const satisfies Record<string, (...args: never[]) => Wording>

function named({ platform, name }: AccountName): string {
  return `${platform}“${name}”`
}

function of(account: AccountName, day: Day | null = null, by: string | null = null) {
  return { about: `${account.platform} ${account.name}`, day, by }
}
