import type { TrailEntry } from '../../shared/trail'

/** A trail entry as a sentence for people, without who and when. */
export function tellDeed({ action, details }: Pick<TrailEntry, 'action' | 'details'>): string {
  const comment = details.comment ? `：${String(details.comment)}` : ''
  const clause = details.clause ? `（${String(details.clause)}）` : ''
  const day = details.day ? `${String(details.day)} ` : ''
  const why = String(details.why ?? '截稿前未通过')
  switch (action) {
    case 'submitted':
      return '提交稿件，预占版位'
    case 'resubmitted':
      return '修改后重新提交，提前量重新计算'
    case 'editor-approved':
      return `编辑通过，日期已排定${comment}`
    case 'reviewer-approved':
      return `审核通过${comment}`
    case 'publisher-approved':
      return `放行${comment}`
    case 'unit-head-approved':
      return `单位负责人通过${comment}`
    case 'added-approved':
      return `加签通过${comment}`
    case 'changes-asked':
      return `退改，保留版位${comment}`
    case 'changes-lapsed':
      return '修改期限已过，版位已释放'
    case 'changes-handed-in':
      return '交回修改稿，保留版位，重新走审批'
    case 'rejected':
      return `不通过${comment}`
    case 'cancellation-asked':
      return `申请撤销${comment}`
    case 'cancellation-approved':
      return `同意撤销${comment}`
    case 'cancellation-rejected':
      return `不同意撤销${comment}`
    case 'cancellation-withdrawn':
      return '收回撤销申请'
    case 'cancelled':
      return `审批人都已同意，撤销稿件，版位释放${comment}`
    case 'withdrawn':
      return '撤回稿件，版位已释放'
    case 'transferred':
      return `把${String(details.step)}转交给${String(details.to)}${comment}`
    case 'approver-added':
      return `请${String(details.to)}加签${comment}`
    case 'commented':
      return `评论${comment}`
    case 'copied':
      return `抄送给${String(details.to)}`
    case 'urged':
      return `催办，提醒${String(details.to)}`
    case 'returned':
      return `不达标退回${clause}${comment}`
    case 'moved-on':
      return `${why}，顺延到 ${day}`.trimEnd()
    case 'expired':
      return `过了最晚日期（${day.trimEnd()}），稿件过期，版位释放`
    case 'waiting-for-place':
      return `${why}，等待空位`
    case 'urgent-asked':
      return `申请加急，希望刊于 ${day.trimEnd()}${comment}`
    case 'urgent-agreed':
      return `${String(details.step)}同意加急${comment}`
    case 'urgent-arranged':
      return `加急安排到 ${day.trimEnd()}（${String(details.how)}）${comment}`
    case 'urgent-rejected':
      return `不同意加急${comment}`
    case 'urgent-withdrawn':
      return '收回加急申请'
    case 'made-way':
      return `为加急稿件让位，改到 ${day}`.trimEnd()
    case 'retimed':
      return `按调整改在 ${String(details.time)} 发出`
    case 'rearranged':
      return `编辑调整版面，${day ? `改到 ${day.trimEnd()}` : '移出'}${details.agreed ? '（已与供稿单位商定）' : ''}${comment}`
    case 'held':
      return `暂缓${comment}`
    case 'released':
      return `解除暂缓${day ? `，仍在 ${day.trimEnd()}` : ''}`
    case 'placed':
      return `有了空位，排入 ${day}一期`
    case 'locked':
      return `编入 ${day}一期`
    case 'published':
      return '已发布'
    case 'link-known':
      return '记下发布后的链接'
    case 'not-sent':
      return `所在一期未能发出${comment}；${day ? `顺延到 ${day.trimEnd()}` : '等待空位'}`
    case 'removed-by-user':
    case 'removed-by-platform':
      return `发出之后${String(details.comment)}，读者不再看到`
    case 'taken-out':
      return `移出所在一期，退回供稿人${comment}`
    case 'edited':
      return '编辑改动内容'
    case 'corrected':
      return '审核后更正内容，须审核再确认'
    case 'take-down-asked':
      return `要求撤下${comment}`
    case 'take-down-by-hand':
      return `微信未能撤下，转由人工删除${comment}`
    case 'taken-down':
      return '已撤下，读者不再看到'
    case 'error-reported':
      return `指出差错${clause}${comment}`
    default:
      return action
  }
}
