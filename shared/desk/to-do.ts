import { addMinutes, type Instant } from '../_kernel'
import { goesByItself } from '../channels'
import {
  clearanceOf,
  confirmerMinutes,
  isUsedUp,
  sayQuota,
  wayOf,
  whyByHand,
  type MassQuota,
  type Send,
} from '../publishing'

/** Something that a person has to do for an edition on its way out, and what it is about. */
export type ToDo = {
  readonly key:
    'quota' | 'trouble' | 'test' | 'clear' | 'confirm' | 'publish' | 'decide' | 'verify' | 'links' | 'removed'
  readonly what: string
  readonly then: string
  /** Until when; null where nothing happens by itself. */
  readonly until: Instant | null
  readonly tone: 'warn' | 'bad' | 'plain'
}

/** What people have to do for an edition that has locked, the most pressing first; nothing while all goes by itself. */
export function toDo(send: Send, quota: MassQuota | null, now: Instant): ToDo[] {
  const { stage, problem, decideBy, attemptedAt, confirmer, closesAt, removed } = send
  switch (stage) {
    case 'assembling':
    case 'previewing':
    case 'waiting':
      return [...ofQuota(send, quota), ...ofTrouble(send), ...ofTesting(send, now)]
    case 'awaiting-admin':
      return [
        {
          key: 'confirm',
          what: `请${confirmer?.name ?? '公众号管理员'}在微信里确认群发`,
          then: '微信已经收下，等管理员确认；没有确认就不会发出',
          until: attemptedAt && addMinutes(attemptedAt, confirmerMinutes),
          tone: 'warn',
        },
      ]
    case 'by-hand':
      return [{ key: 'publish', ...ofPublishing(send), until: closesAt, tone: 'warn' }]
    case 'undecided':
      return [
        {
          key: 'decide',
          what: problem?.what ?? '这一期没有发出',
          then: problem?.then || '请决定补发，或让稿件顺延',
          until: decideBy,
          tone: 'bad',
        },
      ]
    case 'unconfirmed':
      return [
        {
          key: 'verify',
          what: problem?.what ?? '没有得到微信确认',
          then: problem?.then || '请到公众平台的发表记录里核实，再标记已发或未发',
          until: null,
          tone: 'bad',
        },
      ]
    case 'sent':
      if (removed) return [ofRemoval(removed)]
      return send.articles.some(({ link }) => link === null) ? [missingLinks(send)] : []
    case 'sending':
    case 'confirming':
    case 'not-sent':
      return []
    default:
      return stage satisfies never
  }
}

function ofTesting(send: Send, now: Instant): ToDo[] {
  const { stage, stopped, testers, confirmBy, closesAt, answers } = send
  if (stage !== 'waiting' || stopped || !goesByItself(wayOf(send))) return []
  const names = testers.map(({ name }) => name).join('、')
  switch (clearanceOf(send, now)) {
    case 'awaiting':
      return [
        {
          key: 'test',
          what: `等测试人答复预览：${names}`,
          then: '有一人确认就按时发出；没有人确认，不会自动发出（W3）',
          until: confirmBy,
          tone: 'plain',
        },
      ]
    case 'untested':
      return [
        {
          key: 'clear',
          what: `没有测试人确认预览（${names}）`,
          then: '请看过草稿后决定照发；不决定就不会发出（W3）',
          until: closesAt,
          tone: 'bad',
        },
      ]
    case 'disapproved': {
      const wrong = answers.find(({ fine }) => !fine)
      return [
        {
          key: 'clear',
          what: `${wrong?.name ?? '测试人'}认为有问题：${wrong?.words ?? ''}`,
          then: '请暂缓或换掉有问题的稿件；没有问题就决定照发',
          until: closesAt,
          tone: 'bad',
        },
      ]
    }
    case 'cleared':
      return []
  }
}

function ofTrouble({ problem }: Send): ToDo[] {
  if (!problem) return []
  return [{ key: 'trouble', what: problem.what, then: problem.then, until: null, tone: 'warn' }]
}

function ofQuota(send: Send, quota: MassQuota | null): ToDo[] {
  if (!quota || !isUsedUp(quota) || wayOf(send) === 'publish') return []
  const then = '到时微信不会收下。请核对公众平台的发表记录，记录有误就改正；确实用完了，请让稿件顺延'
  return [{ key: 'quota', what: sayQuota(quota), then, until: send.opensAt, tone: 'bad' }]
}

function ofPublishing(send: Send): Pick<ToDo, 'what' | 'then'> {
  if (wayOf(send) === 'hand')
    return { what: '请人工发表这一期', then: '取走文字和图片，发表后贴回每篇的链接' }
  const why = whyByHand(send)
  return {
    what: `草稿已经放好，请到公众平台${why ? '补全并' : ''}发表${why ? `（${why}）` : ''}`,
    then: '发表后把每篇的链接贴回来',
  }
}

function missingLinks(send: Send): ToDo {
  const missing = send.articles.filter(({ link }) => link === null).length
  const what = `已发出，还缺 ${missing} 篇的链接`
  return {
    key: 'links',
    what,
    then: '请在公众平台的发表记录里复制链接，贴回来存档',
    until: null,
    tone: 'plain',
  }
}

function ofRemoval(by: 'user' | 'platform'): ToDo {
  return by === 'platform'
    ? {
        key: 'removed',
        what: '发出后被微信下架，读者不再看到',
        then: '请管理员到公众平台查看违规通知；不要原样再发',
        until: null,
        tone: 'bad',
      }
    : {
        key: 'removed',
        what: '发出后在公众平台被人删除，读者不再看到',
        then: '请核对是谁、为什么删除',
        until: null,
        tone: 'bad',
      }
}
