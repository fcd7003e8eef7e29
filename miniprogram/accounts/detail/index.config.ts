export default definePageConfig({ navigationBarTitleText: '账号', enablePullDownRefresh: true })
