export default definePageConfig({ navigationBarTitleText: '采用制度', enablePullDownRefresh: true })
