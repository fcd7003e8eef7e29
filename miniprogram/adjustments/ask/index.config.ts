export default definePageConfig({ navigationBarTitleText: '调整报告', enablePullDownRefresh: true })
