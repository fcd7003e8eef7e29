export default definePageConfig({ navigationBarTitleText: '渠道', enablePullDownRefresh: true })
