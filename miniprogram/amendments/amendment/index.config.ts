export default definePageConfig({ navigationBarTitleText: '制度修订', enablePullDownRefresh: true })
