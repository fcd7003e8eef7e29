export default definePageConfig({ navigationBarTitleText: '预览答复', enablePullDownRefresh: true })
