export default definePageConfig({ navigationBarTitleText: '草稿箱', enablePullDownRefresh: true })
