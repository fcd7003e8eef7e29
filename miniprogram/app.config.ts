import theme from './theme.json'

/** WeChat looks `@name` up in theme.json, by the phone's theme. The H5 build knows no such names. */
const themed = (name: keyof typeof theme.light) =>
  process.env.TARO_ENV === 'weapp' ? `@${name}` : theme.light[name]

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
    'rulebooks/library/index',
    'staff/me/index',
    'staff/sign-in/index',
    'posts/detail/index',
    'posts/revise/index',
    'posts/mine/index',
  ],
  subPackages: [
    { root: 'editions', name: 'editions', pages: ['calendar/index'] },
    { root: 'notices', name: 'notices', pages: ['inbox/index'] },
    { root: 'admin', name: 'admin', pages: ['channels/index', 'people/index'] },
  ],
  preloadRule: { 'home/today/index': { network: 'all', packages: ['editions', 'notices'] } },
  window: {
    navigationBarTitleText: '微规',
    navigationBarBackgroundColor: themed('bar'),
    navigationBarTextStyle: themed('barText') as 'black',
    backgroundColor: themed('paper'),
    backgroundTextStyle: themed('pull') as 'dark',
  },
  tabBar: {
    color: themed('tabInk'),
    selectedColor: themed('tabChosen'),
    backgroundColor: themed('bar'),
    borderStyle: themed('tabBorder') as 'black',
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
