export default definePageConfig({ navigationBarTitleText: '投稿', enablePullDownRefresh: true })
