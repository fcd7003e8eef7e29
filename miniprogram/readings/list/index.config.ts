export default definePageConfig({ navigationBarTitleText: '阅读确认', enablePullDownRefresh: true })
