import { Empty } from '../../_ui'
import type { Filters } from './filters'

/** No account here, and why that may be. */
export function Nothing({ filters: { view, words, platform, state } }: { filters: Filters }) {
  if (words)
    return (
      <Empty
        icon="search"
        title="没有找到账号"
        note={`台账里没有提到“${words}”的账号。换个词试试；要是这个账号确实存在，请报告（G14）。`}
      />
    )
  if (view === 'due')
    return (
      <Empty
        icon="check"
        title="近期没有到期的"
        note="续办备案、平台认证、更换密码快到期或已过期的账号，会列在这里。"
      />
    )
  if (view === 'mine')
    return (
      <Empty
        icon="lock"
        title="您的单位还没有账号"
        note="需要开通的，先申请备案；已经在用而没有登记的，请报告（G13、G14）。"
      />
    )
  return (
    <Empty
      icon="lock"
      title={platform || state ? '没有这样的账号' : '台账里还没有账号'}
      note={
        platform || state
          ? '换个平台或状态试试。'
          : '公司在各平台的账号都登记在这里：先申请备案，再开通（G13）。'
      }
    />
  )
}
