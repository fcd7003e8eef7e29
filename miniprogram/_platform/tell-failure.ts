import Taro from '@tarojs/taro'
import { clauseOf, sayFailure, type Failure } from './api/failure'
import { go } from './go'
import { toast } from './toast'

/** Says in passing why something did not work; what a clause forbids stays until it is read, and leads to it (X1, X2). */
export function tellFailure(failure: Failure): void {
  const clause = clauseOf(failure)
  if (clause === undefined) return toast(sayFailure(failure))
  const asked = {
    title: '没有成功',
    content: sayFailure(failure),
    confirmText: '看条款',
    cancelText: '知道了',
  }
  void Taro.showModal(asked).then(({ confirm }) => {
    if (confirm) go.clause(clause)
  })
}
