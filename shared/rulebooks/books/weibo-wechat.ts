import type { RuleOf } from '../rule'
import type { Rulebook } from '../rulebook'
import { internal, open } from './clause'
import { duty, record, request, sequence } from './rules'
import { videoStandards } from './video'

const megabyte = 1024 * 1024
const weibo = '官方微博'
const department = '企管部'

/** What a Weibo must be like (W2), and what holds for all material (W4). */
const material: readonly RuleOf<'material'>[] = [
  {
    kind: 'material',
    id: 'W2.text',
    clause: 'W2',
    question: '微博文字不超过 140 字（按微博计数）',
    measure: 'weiboCharacters',
    unit: 'characters',
    limit: { atMost: 140 },
    channelKind: weibo,
    examples: { good: [{ weiboCharacters: 140 }], bad: [{ weiboCharacters: 141 }] },
  },
  {
    kind: 'material',
    id: 'W2.format',
    clause: 'W2',
    question: '微博图片为 JPG',
    measure: 'pictureFormat',
    unit: 'format',
    limit: { oneOf: ['jpg'] },
    channelKind: weibo,
    examples: { good: [{ pictureFormat: ['jpg', 'jpg'] }], bad: [{ pictureFormat: ['jpg', 'png'] }] },
  },
  {
    kind: 'material',
    id: 'W2.bytes.over',
    clause: 'W2',
    question: '微博图片每张大于 1 MB',
    measure: 'pictureBytes',
    unit: 'bytes',
    limit: { above: megabyte },
    channelKind: weibo,
    examples: {
      good: [{ pictureBytes: [megabyte + 1] }],
      bad: [{ pictureBytes: [megabyte] }, { pictureBytes: [2 * megabyte, megabyte - 1] }],
    },
  },
  {
    kind: 'material',
    id: 'W2.bytes.under',
    clause: 'W2',
    question: '微博图片每张小于 5 MB',
    measure: 'pictureBytes',
    unit: 'bytes',
    limit: { below: 5 * megabyte },
    channelKind: weibo,
    examples: { good: [{ pictureBytes: [5 * megabyte - 1] }], bad: [{ pictureBytes: [5 * megabyte] }] },
  },
  ...videoStandards('W2'),
  {
    kind: 'material',
    id: 'W4.source',
    clause: 'W4',
    question: '注明来源',
    measure: 'source',
    unit: 'text',
    limit: { given: true },
    examples: { good: [{ source: '企管部' }], bad: [{ source: ' ' }] },
  },
  {
    kind: 'material',
    id: 'W4.pictures',
    clause: 'W4',
    question: '配有图片',
    measure: 'pictures',
    unit: 'count',
    limit: { atLeast: 1 },
    examples: { good: [{ pictures: 1 }], bad: [{ pictures: 0 }] },
  },
]

/** The two ways of W1, and how often is sent (W3). */
const sending: readonly RuleOf<'chain' | 'quota'>[] = [
  {
    kind: 'chain',
    id: 'W1.unit',
    clause: 'W1',
    handedInBy: 'unit',
    steps: [
      { role: 'unit-head', title: '单位负责人' },
      { role: 'reviewer', title: '企管办审核' },
      { role: 'head', title: '企管部负责人' },
      { role: 'publisher', title: '企管部发布' },
    ],
    differentPeople: true,
    examples: {
      good: [{ people: ['林晓雨', '孙丽', '吴凡', '郑毅', '鲁真'] }],
      bad: [
        { people: ['林晓雨', '孙丽', '郑毅', '鲁真'] },
        { people: ['林晓雨', '孙丽', '吴凡', '吴凡', '鲁真'] },
      ],
    },
  },
  {
    kind: 'chain',
    id: 'W1.informant',
    clause: 'W1',
    handedInBy: 'informant',
    steps: [
      { role: 'unit-head', title: '单位负责人' },
      { role: 'head', title: '企管部负责人' },
      { role: 'publisher', title: '企管部发布' },
    ],
    differentPeople: true,
    examples: {
      good: [{ people: ['陈默', '马超', '郑毅', '鲁真'] }],
      bad: [{ people: ['陈默', '郑毅', '鲁真'] }, { people: ['陈默', '陈默', '郑毅', '鲁真'] }],
    },
  },
  {
    kind: 'quota',
    id: 'W3.once',
    clause: 'W3',
    account: 'subscription',
    sends: 1,
    per: 'day',
    examples: {
      good: [{ sentOn: ['2026-01-03'], wantedOn: '2026-01-04' }],
      bad: [{ sentOn: ['2026-01-04'], wantedOn: '2026-01-04' }],
    },
  },
]

const people: readonly RuleOf<'duty' | 'sequence' | 'request' | 'record' | 'custody' | 'sanction'>[] = [
  duty('W1.publish', department, '统一发布，其他单位不自行发布', '责任单位'),
  duty('W1.keep', '各单位', '把所供材料存档备查', department),
  sequence('W3.tested', '微信群发', ['预览测试', '群发']),
  request('W5.loan', '活动直播借用官方微博', ['企管部负责人']),
  record('W5.record', '官方微博出借', ['借用人', '活动', '借出时间', '收回时间']),
  duty('W6.inquiries', department, '答复咨询，或协调有关部门答复', '集团客户服务部'),
  duty('W6.complaints', '集团客户服务部', '处理投诉', department),
  record('W6.record', '留言处理', ['答复', '回访']),
  {
    kind: 'sanction',
    id: 'W7.fine',
    clause: 'W7',
    matters: ['专人不履行职责', '多次催办仍不报送'],
    fine: { least: 200, most: 500 },
    examples: {
      good: [
        { matter: '专人不履行职责', yuan: 200 },
        { matter: '多次催办仍不报送', yuan: 500 },
      ],
      bad: [
        { matter: '专人不履行职责', yuan: 199 },
        { matter: '多次催办仍不报送', yuan: 501 },
        { matter: '错别字', yuan: 200 },
      ],
    },
  },
  duty('W8.owed', '各单位', '按要求采集并报送，不得拒绝', department),
  {
    kind: 'custody',
    id: 'W9.passwords',
    clause: 'W9',
    keeper: department,
    things: ['官方微博密码', '官方微信密码'],
    examples: {
      good: [{ thing: '官方微博密码', keptBy: department }],
      bad: [{ thing: '官方微博密码', keptBy: '责任单位' }],
    },
  },
  request('W9.profile', '修改账号资料或发布内容', [department]),
]

/** 微博微信管理规定: what goes to the official Weibo and WeChat, by which way, and who answers readers (W). */
export const weiboWechat: Rulebook = {
  id: 'weibo-wechat',
  version: 1,
  title: '微博微信管理规定',
  clauses: [
    open(
      'W1',
      '两条供稿途径',
      '信息报送',
      '责任单位采集的信息，经单位负责人同意后报企管办审核，再由企管部负责人同意；信息员采集的信息，经单位负责人、企管部负责人同意。两种都只由企管部发布。各单位把所供材料存档，随时备查。',
    ),
    open(
      'W2',
      '微博的文字、图片与视频',
      '内容要求',
      '微博文字按微博的计数不超过 140 字。图片为 JPG，每张大于 1 MB、小于 5 MB。视频不超过 500 MB，格式为 AVI、WMA、MOV、RM、RMVB、3GP 或 MP4。',
    ),
    open('W3', '微信每天一次，先测试', '发布要求', '微信每天最多群发 1 次，群发之前先发给测试人预览。'),
    open(
      'W4',
      '来源与表述',
      '内容要求',
      '内容注明来源；来源不明、内容不实的一律不发。文字简明清楚，配有图片。',
    ),
    open(
      'W5',
      '活动直播借用微博',
      '账号管理',
      '单位因活动现场直播需要使用官方微博的，先提出申请，企管部负责人同意后在活动期间出借登录权。谁在使用、从何时到何时都要有记录，活动结束即收回。',
    ),
    open(
      'W6',
      '咨询、投诉与回访',
      '客户服务',
      '粉丝的咨询由企管部答复，或协调有关部门答复；投诉转集团客户服务部处理。答复和回访都要记录。',
    ),
    internal(
      'W7',
      '处罚',
      '责任',
      '指定的专人不履行职责，或多次催办仍不报送的，处 200 至 500 元罚款。泄密、损害公司形象的另行处理。',
    ),
    internal('W8', '采集与报送', '信息报送', '各单位按要求采集并报送信息，不得拒绝。'),
    internal(
      'W9',
      '密码与账号资料',
      '账号管理',
      '官方微博和微信的密码由企管部保管。未经企管部同意，任何人不得修改账号资料，也不得发布内容。',
    ),
  ],
  rules: [...material, ...sending, ...people],
}
