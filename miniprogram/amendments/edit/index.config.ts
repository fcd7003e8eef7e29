export default definePageConfig({ navigationBarTitleText: '起草修订', enablePullDownRefresh: true })
