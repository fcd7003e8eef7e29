export default definePageConfig({ navigationBarTitleText: '制度的采用', enablePullDownRefresh: true })
