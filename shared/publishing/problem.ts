import { problemOf, type Problem } from './errors'
import { wayOf, type Send } from './send'

/** Why a send was given up in the end: because somebody stopped it, or with what stood in its way. */
export function problemOfEnd({ problem, stopped }: Pick<Send, 'problem' | 'stopped'>): Problem {
  if (stopped) return problemOf(`${stopped.byName}已停发：${stopped.reason}`)
  return problem ?? problemOf('发布窗口已过')
}

const decide = '请决定补发，或让稿件顺延'

/** Why nothing had gone out when the window closed. */
export function problemOfMiss(send: Send): Problem {
  const { problem, answers, cleared } = send
  if (problem) return problemOf(`到发布窗口关闭时仍未成功，${problem.what}`, problem.then || decide)
  const wrong = answers.find(({ fine }) => !fine)
  if (wrong && !cleared) return problemOf(`${wrong.name}认为预览有问题：${wrong.words}`, decide)
  if (answers.length === 0 && !cleared && send.stage === 'waiting')
    return problemOf('没有测试人确认预览（W3）', decide)
  return problemOf('发布窗口已过', decide)
}

const lookInConsole = '请到公众平台的发表记录里核实，再在编辑台标记已发或未发；核实之前不要再发一次'

/** What is known of a send of which nothing certain is known. */
export function problemOfSilence(
  send: Pick<Send, 'messageId' | 'problem' | 'publishBy' | 'consoleOnly' | 'articles'>,
): Problem {
  const way = wayOf(send)
  if (way === 'hand')
    return problemOf('窗口已经关闭，还没有贴回链接', '已经发表的请贴回链接，没有发表的请标记未发')
  if (way === 'draft')
    return problemOf('草稿已不在草稿箱里，还没有贴回链接', '已经发表的请贴回链接，只是删除了草稿的请标记未发')
  if (send.messageId) return problemOf('微信已经收下，还没有回报结果', lookInConsole)
  return problemOf(send.problem?.what ?? '微信没有回答', lookInConsole)
}

/** A draft that is still in its box was not taken. */
export const notTaken: Problem = problemOf('草稿还在草稿箱里，微信没有收下这一期', decide)
