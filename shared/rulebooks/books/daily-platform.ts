import type { RuleOf } from '../rule'
import type { Rulebook } from '../rulebook'
import { internal, open } from './clause'
import { duty, oneOf, record } from './rules'

const header = '新朋友点标题下的名称关注，老朋友点右上角菜单分享'

const editions: readonly RuleOf<'cadence' | 'capacity'>[] = [
  {
    kind: 'cadence',
    id: 'D1.cadence',
    clause: 'D1',
    cadence: { kind: 'every-day' },
    window: { opens: '16:00', closes: '16:20' },
    windowsOn: [{ weekdays: [6, 7], window: { opens: '10:00', closes: '10:20' } }],
    minPosts: 4,
    leftOpen: '周末的截止时间',
    examples: {
      good: [
        { day: '2026-01-05', at: '16:00', posts: 4 },
        { day: '2026-01-09', at: '16:20', posts: 4 },
        { day: '2026-01-10', at: '10:00', posts: 4 },
      ],
      bad: [
        { day: '2026-01-05', at: '16:21', posts: 4 },
        { day: '2026-01-05', at: '15:59', posts: 4 },
        { day: '2026-01-10', at: '16:00', posts: 4 },
        { day: '2026-01-11', at: '09:59', posts: 4 },
        { day: '2026-01-05', at: '16:00', posts: 3 },
      ],
    },
  },
  {
    kind: 'capacity',
    id: 'D1.posts',
    clause: 'D1',
    maxPosts: 4,
    examples: { good: [{ posts: 4 }], bad: [{ posts: 5 }] },
  },
]

const form: readonly RuleOf<'form' | 'material' | 'choice'>[] = [
  {
    kind: 'form',
    id: 'D2.title',
    clause: 'D2',
    what: '标题',
    parts: [
      { text: '[' },
      { known: '集团名' },
      { text: ']' },
      { known: '周几' },
      { text: ':' },
      { any: '标题' },
    ],
    examples: {
      good: [{ written: '[青梧]周一:新店开业', known: { 集团名: '青梧', 周几: '周一' } }],
      bad: [
        { written: '[青梧]周二:新店开业', known: { 集团名: '青梧', 周几: '周一' } },
        { written: '青梧周一:新店开业', known: { 集团名: '青梧', 周几: '周一' } },
        { written: '[青梧]周一:', known: { 集团名: '青梧', 周几: '周一' } },
        { written: '新店开业', known: { 集团名: '青梧', 周几: '周一' } },
      ],
    },
  },
  {
    kind: 'material',
    id: 'D2.title.length',
    clause: 'D2',
    question: '标题连同前缀不超过 32 字',
    measure: 'titleCharacters',
    unit: 'characters',
    limit: { atMost: 32 },
    examples: { good: [{ titleCharacters: 32 }], bad: [{ titleCharacters: 33 }] },
  },
  {
    kind: 'form',
    id: 'D2.header',
    clause: 'D2',
    what: '页眉',
    parts: [{ text: header }],
    examples: { good: [{ written: header, known: {} }], bad: [{ written: '欢迎关注', known: {} }] },
  },
  {
    kind: 'form',
    id: 'D2.footer',
    clause: 'D2',
    what: '页脚',
    parts: [{ known: '页脚' }],
    examples: {
      good: [{ written: '青梧，与您同行', known: { 页脚: '青梧，与您同行' } }],
      bad: [{ written: '再见', known: { 页脚: '青梧，与您同行' } }],
    },
  },
  oneOf('D2.title.style', '标题样式', ['宋体小三加粗黑色'], '黑体三号红色'),
  oneOf('D2.body.style', '正文样式', ['宋体小四黑色', '宋体小四青色'], '宋体五号黑色'),
]

const topics: readonly RuleOf<'choice' | 'duty' | 'record'>[] = [
  oneOf('D3.subjects', '选题', ['生活', '时尚', '集团', '汽车', '地产', '休闲'], '政治'),
  duty('D4.keeper', '专人', '维护平台的每日发布', '各部门轮流'),
  record('D4.shares', '全员转发', ['转发人', '次数']),
]

/** 每日平台管理规定: four posts a day in one form, kept by one person (D). */
export const dailyPlatform: Rulebook = {
  id: 'daily-platform',
  version: 1,
  title: '每日平台管理规定',
  clauses: [
    open(
      'D1',
      '每天四篇',
      '发布周期',
      '每天固定发布 4 篇。周一至周五在 16:00 至 16:20 之间发出（原文标为暂定）；周六、周日 10:00 发出，原文没有写截止时间，由公司设定，默认到 10:20。',
    ),
    open(
      'D2',
      '标题、页眉页脚与样式',
      '版式',
      '标题写成“[集团名]周几:标题”，前缀与标题合计不超过平台的 32 字。页眉固定，请新朋友点名称关注、老朋友从菜单分享；页脚暂定，由公司填写。标题用宋体小三加粗黑色，正文用宋体小四黑色或青色，小标题不限。',
    ),
    open(
      'D3',
      '选题',
      '内容范围',
      '内容取自生活、时尚、集团、汽车、地产与休闲，原创和部分原创的优先；转用行业消息的，可以加上评论。',
    ),
    internal(
      'D4',
      '专人维护与全员转发',
      '职责',
      '平台由专人固定维护。鼓励全体员工转发，转发次数可以计入考核。',
    ),
  ],
  rules: [...editions, ...form, ...topics],
}
