/** A colour of the phone's theme. WeChat finds it in theme.json, a browser in _ui/tokens.scss. */
const colour = (name: 'paper' | 'card' | 'ink-soft' | 'brand') =>
  process.env.TARO_ENV === 'weapp' ? `@${name}` : `var(--${name})`

/** A style of WeChat's own, by the phone's theme; a browser has none. */
const style = <S extends string>(name: 'text-style' | 'pull-style', plain: S) =>
  process.env.TARO_ENV === 'weapp' ? (`@${name}` as S) : plain

const tab = (pagePath: string, text: string, icon: string) => ({
  pagePath,
  text,
  iconPath: `assets/tab/${icon}.png`,
  selectedIconPath: `assets/tab/${icon}-chosen.png`,
})

export default defineAppConfig({
  pages: [
    'home/today/index',
    'posts/compose/index',
    'approvals/inbox/index',
    'approvals/deputies/index',
    'rulebooks/library/index',
    'staff/me/index',
    'staff/sign-in/index',
    'posts/detail/index',
    'posts/revise/index',
    'posts/edit/index',
    'posts/mine/index',
    'posts/drafts/index',
  ],
  subPackages: [
    { root: 'desk', name: 'desk', pages: ['edition/index', 'preview/index', 'by-hand/index'] },
    { root: 'editions', name: 'editions', pages: ['calendar/index'] },
    { root: 'commissions', name: 'commissions', pages: ['list/index', 'detail/index', 'ask/index'] },
    { root: 'insights', name: 'insights', pages: ['ahead/index', 'units/index'] },
    { root: 'urgent', name: 'urgent', pages: ['request/index'] },
    { root: 'adjustments', name: 'adjustments', pages: ['ask/index', 'report/index'] },
    { root: 'amendments', name: 'amendments', pages: ['edit/index', 'amendment/index'] },
    { root: 'readings', name: 'readings', pages: ['list/index', 'campaign/index'] },
    { root: 'rulebooks/book', name: 'rulebook', pages: ['index'] },
    { root: 'rulebooks/clause', name: 'clause', pages: ['index'] },
    { root: 'archive', name: 'archive', pages: ['search/index', 'export/index'] },
    { root: 'applications', name: 'applications', pages: ['kinds/index', 'form/index', 'detail/index'] },
    {
      root: 'accounts',
      name: 'accounts',
      pages: ['registry/index', 'detail/index', 'register/index', 'report/index'],
    },
    { root: 'notices', name: 'notices', pages: ['inbox/index'] },
    {
      root: 'admin',
      name: 'admin',
      pages: [
        'channels/index',
        'holidays/index',
        'notices/index',
        'people/index',
        'person/index',
        'units/index',
        'unit/index',
        'roster/index',
        'rulebooks/index',
        'adoption/index',
        'offices/index',
      ],
    },
  ],
  preloadRule: { 'home/today/index': { network: 'all', packages: ['editions', 'notices'] } },
  window: {
    navigationBarTitleText: '微规',
    navigationBarBackgroundColor: colour('card'),
    navigationBarTextStyle: style('text-style', 'black'),
    backgroundColor: colour('paper'),
    backgroundTextStyle: style('pull-style', 'dark'),
  },
  tabBar: {
    color: colour('ink-soft'),
    selectedColor: colour('brand'),
    backgroundColor: colour('card'),
    borderStyle: style('text-style', 'black'),
    list: [
      tab('home/today/index', '首页', 'today'),
      tab('posts/compose/index', '投稿', 'compose'),
      tab('approvals/inbox/index', '待办', 'inbox'),
      tab('rulebooks/library/index', '制度', 'rules'),
      tab('staff/me/index', '我的', 'me'),
    ],
  },
  darkmode: true,
  themeLocation: 'theme.json',
  lazyCodeLoading: 'requiredComponents',
})
