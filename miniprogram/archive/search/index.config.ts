export default definePageConfig({ navigationBarTitleText: '档案', enablePullDownRefresh: true })
