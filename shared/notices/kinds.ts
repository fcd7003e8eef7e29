import type { TemplateName } from './templates'

/**
 * How a kind of notice leaves the inbox.
 * `now` at any hour: readers see, or soon will, what should not be so · `day` not at night · `never` it is good to
 * know and asks for nothing, so that it isn't worth one of the few messages that a person has consented to.
 */
export type Urgency = 'now' | 'day' | 'never'

type Kind = {
  /** The subscription message that carries it. */
  readonly template: TemplateName
  /** In at most five Chinese characters, what has become of what it is about. */
  readonly state: string
  readonly urgency: Urgency
}

/** Every kind of notice. */
export const noticeKinds = {
  decide: to('decide', '待审批'),
  transferred: to('decide', '转交给您'),
  added: to('decide', '请您加签'),
  corrected: to('decide', '请再确认'),
  urged: to('decide', '催您处理'),
  'late-with-deputies': to('decide', '请您代办'),
  'late-with-head': to('decide', '久未处理'),
  'deputy-named': to('decide', '请您代理'),
  'took-over': to('decide', '请您接手'),
  'cancellation-asked': to('decide', '请同意撤销'),
  'urgent-asked': to('decide', '加急待办'),
  'adjustment-asked': to('decide', '调整待审批'),
  'amendment-asked': to('decide', '修订待审批'),
  'application-asked': to('decide', '申请待审批'),

  returned: to('result', '已退回'),
  rejected: to('result', '未通过'),
  'changes-asked': to('result', '请修改'),
  'changes-lapsed': to('result', '修改已逾期'),
  scheduled: to('result', '已通过'),
  'cancellation-refused': to('result', '撤销未同意'),
  cancelled: to('result', '已撤销'),
  withdrawn: to('result', '已撤回', 'never'),
  'urgent-arranged': to('result', '加急已安排'),
  'urgent-rejected': to('result', '加急未同意'),
  'urgent-ended': to('result', '加急已终止', 'never'),
  'adjustment-decided': to('result', '调整有结果'),
  'adjustment-expired': to('result', '调整已逾期', 'never'),
  'amendment-decided': to('result', '修订有结果'),
  'amendment-called-off': to('result', '公布已撤回', 'never'),
  'amendment-in-force': to('result', '新版已施行', 'never'),
  'amendment-held-up': to('result', '未能施行'),
  'application-passed': to('result', '申请已通过'),
  'application-rejected': to('result', '申请未通过'),

  settled: to('schedule', '已排定'),
  'moved-on': to('schedule', '已顺延'),
  expired: to('schedule', '已过期'),
  placed: to('schedule', '已排入'),
  rearranged: to('schedule', '日期有变'),
  'made-way': to('schedule', '日期有变'),
  retimed: to('schedule', '时间有变'),
  held: to('schedule', '已暂缓'),
  released: to('schedule', '已解除暂缓'),

  published: to('publish', '已发布'),
  'not-sent': to('publish', '未能发出'),
  'taken-out': to('publish', '已移出本期'),
  'taken-down': to('publish', '已撤下'),
  'preview-asked': to('publish', '请看预览', 'now'),
  'send-waits': to('publish', '请您决定', 'now'),
  'confirm-in-wechat': to('publish', '请确认群发', 'now'),
  'publish-by-hand': to('publish', '请人工发表', 'now'),
  'articles-removed': to('publish', '已不在线', 'now'),
  'send-unconfirmed': to('publish', '请核实', 'now'),
  'send-confirmed': to('publish', '已确认发出', 'never'),
  'send-failed': to('publish', '未能发出', 'now'),
  'take-down-by-hand': to('publish', '请去删除', 'now'),
  'error-reported': to('publish', '被指出差错', 'now'),
  'edition-stopped': to('publish', '已停发', 'now'),
  'edition-resumed': to('publish', '已恢复', 'now'),

  'edition-short': to('remind', '缺稿'),
  edited: to('remind', '编辑已改动'),
  commented: to('remind', '有新评论'),
  copied: to('remind', '抄送给您', 'never'),
  'account-due': to('remind', '账号到期'),
  'account-reported': to('remind', '发现账号'),
  'handover-begun': to('remind', '请办交接'),
  'loan-begun': to('remind', '账号借出'),
  'loan-ended': to('remind', '借用结束'),
  'material-asked': to('remind', '约稿'),
  'material-reminded': to('remind', '请按时交稿'),
  'material-overdue': to('remind', '约稿已逾期'),
  'material-answered': to('remind', '约稿有答复'),
  'material-complete': to('remind', '约稿已交齐', 'never'),
  'material-waived': to('remind', '约稿已免交'),
  'reading-asked': to('remind', '请阅读确认'),
  'reading-reminded': to('remind', '尚未确认'),
} as const satisfies Record<string, Kind>

export type NoticeKind = keyof typeof noticeKinds

function to(template: TemplateName, state: string, urgency: Urgency = 'day'): Kind {
  return { template, state, urgency }
}
