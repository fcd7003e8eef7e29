import { sayDay, sayInstant, type Day, type Instant } from '../_kernel'
import { ofPost, withoutStop, type PostFacts } from './facts'
import type { Wording } from './notice'

/** The wording of what people are told of approvals: whom a post waits for, and what they made of it. */
export const sayApproval = {
  decide: (post: PostFacts, step: string) => ({
    kind: 'decide',
    ...ofPost(post),
    title: `请您${step}`,
    body: `《${post.title}》在等您${step}${post.day ? `，拟刊于${sayDay(post.day)}` : ''}。`,
  }),
  returned: (post: PostFacts, by: string, reason: string) => ({
    kind: 'returned',
    ...ofPost(post, by),
    title: '稿件已退回',
    body: `《${post.title}》被${by}退回：${withoutStop(reason)}。版位已释放，修改后重新提交，提前量从那天起重新计算。`,
  }),
  changesAsked: (post: PostFacts, by: string, reason: string, until: Instant) => ({
    kind: 'changes-asked',
    ...ofPost(post, by),
    title: '请修改稿件',
    body: `${by}请您修改《${post.title}》：${withoutStop(reason)}。${sayInstant(until)}前交回，${post.day ? `${sayDay(post.day)}的版位` : '排队的次序'}为您保留。`,
  }),
  changesLapsed: (post: PostFacts, from: Day | null) => ({
    kind: 'changes-lapsed',
    ...ofPost(post),
    title: '修改期限已过',
    body: `《${post.title}》没有在期限内交回修改稿，${from ? `${sayDay(from)}的版位` : '排队的次序'}已释放。修改后仍可重新提交，提前量从那天起重新计算。`,
  }),
  rejected: (post: PostFacts, by: string, reason: string) => ({
    kind: 'rejected',
    ...ofPost(post, by),
    title: '稿件未通过',
    body: `《${post.title}》未获${by}通过：${withoutStop(reason)}。版位已释放，这篇稿件不再刊出。`,
  }),
  withdrawn: (post: PostFacts, by: string) => ({
    kind: 'withdrawn',
    ...ofPost(post, by),
    title: '稿件已撤回',
    body: `${by}撤回了《${post.title}》，您无需再处理。`,
  }),
  transferred: (post: PostFacts, by: string, step: string, reason: string) => ({
    kind: 'transferred',
    ...ofPost(post, by),
    title: '有审批转交给您',
    body: `${by}把《${post.title}》的${step}转交给您：${withoutStop(reason)}。`,
  }),
  added: (post: PostFacts, by: string, reason: string) => ({
    kind: 'added',
    ...ofPost(post, by),
    title: '请您加签',
    body: `${by}想请您也看一看《${post.title}》：${withoutStop(reason)}。`,
  }),
  commented: (post: PostFacts, by: string, text: string) => ({
    kind: 'commented',
    ...ofPost(post, by),
    title: '有新的评论',
    body: `${by}评论了《${post.title}》：${withoutStop(text)}。`,
  }),
  copied: (post: PostFacts, by: string) => ({
    kind: 'copied',
    ...ofPost(post, by),
    title: '抄送给您',
    body: `${by}把《${post.title}》抄送给您，供您了解，无需处理。`,
  }),
  urged: (post: PostFacts, by: string, step: string) => ({
    kind: 'urged',
    ...ofPost(post, by),
    title: '请尽快处理',
    body: `${by}提醒您：《${post.title}》在等您${step}${post.day ? `，拟刊于${sayDay(post.day)}` : ''}。`,
  }),
  lateWithDeputies: (post: PostFacts, step: string) => ({
    kind: 'late-with-deputies',
    ...ofPost(post),
    title: '请您代为处理',
    body: `《${post.title}》的${step}等了很久。您是当前的代理人，可以代为处理。`,
  }),
  lateWithHead: (post: PostFacts, step: string, names: string) => ({
    kind: 'late-with-head',
    ...ofPost(post),
    title: '有审批久未处理',
    body: `《${post.title}》在等${names}${step}，提醒后仍未处理${post.day ? `，拟刊于${sayDay(post.day)}` : ''}。请您过问。`,
  }),
  edited: (post: PostFacts, by: string) => ({
    kind: 'edited',
    ...ofPost(post, by),
    title: '编辑改动了稿件',
    body: `${by}改动了《${post.title}》，请打开查看改了哪里；有异议请直接联系编辑。`,
  }),
  corrected: (post: PostFacts, by: string) => ({
    kind: 'corrected',
    ...ofPost(post, by),
    title: '请再看一眼更正',
    body: `${by}在审核之后更正了《${post.title}》，只需您再确认一次（G11）。`,
  }),
  cancellationAsked: (post: PostFacts, by: string, reason: string) => ({
    kind: 'cancellation-asked',
    ...ofPost(post, by),
    title: '请您同意撤销',
    body: `${by}想撤销已通过的《${post.title}》：${withoutStop(reason)}。须由审批过它的每一位同意。`,
  }),
  cancellationRefused: (post: PostFacts, by: string, reason: string) => ({
    kind: 'cancellation-refused',
    ...ofPost(post, by),
    title: '撤销未获同意',
    body: `${by}不同意撤销《${post.title}》：${withoutStop(reason)}。${post.day ? `稿件仍将于${sayDay(post.day)}刊出` : '稿件照常等待刊出'}。`,
  }),
  cancelled: (post: PostFacts) => ({
    kind: 'cancelled',
    ...ofPost(post),
    title: '稿件已撤销',
    body: `审批人都已同意，《${post.title}》已撤销，版位已释放。`,
  }),
} as const satisfies Record<string, (...args: never[]) => Wording>

/** Whoever takes over from somebody who has left is told so (X4). */
export function sayTookOver(leaver: string, by: string): Wording {
  return {
    kind: 'took-over',
    about: `接手${leaver}的工作`,
    day: null,
    by,
    title: '请您接手',
    body: `${leaver}已离职，由您接手。等${leaver}审批的，已出现在您的待办里；记录会写成“您 代 ${leaver}”。`,
  }
}

/**
 * Whoever takes over what a colleague who moves was in their unit is told so (G1).
 * @param parts such as 青梧超市的供稿人
 */
export function sayTookOverParts(
  { name, to, parts }: { readonly name: string; readonly to: string; readonly parts: readonly string[] },
  by: string,
): Wording {
  return {
    kind: 'took-over',
    about: `接手${name}的工作`,
    day: null,
    by,
    title: '请您接手',
    body: `${name}调到${to}，${parts.join('、')}由您接手，从现在起生效。等${name}审批的事项仍由本人办理。`,
  }
}

/** Whoever becomes somebody's deputy is told so. */
export function sayDeputyNamed(principal: string, from: Day, through: Day): Wording {
  const days = from === through ? sayDay(from) : `${sayDay(from)}至${sayDay(through)}`
  return {
    kind: 'deputy-named',
    about: `代理${principal}的审批`,
    day: from,
    by: principal,
    title: '请您代理审批',
    body: `${days}由您代${principal}处理审批，待办里会列出。`,
  }
}
