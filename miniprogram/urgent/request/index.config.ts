export default definePageConfig({ navigationBarTitleText: '加急', enablePullDownRefresh: true })
