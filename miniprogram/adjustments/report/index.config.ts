export default definePageConfig({ navigationBarTitleText: '调整', enablePullDownRefresh: true })
