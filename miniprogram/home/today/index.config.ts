export default definePageConfig({ navigationBarTitleText: '微规', enablePullDownRefresh: true })
