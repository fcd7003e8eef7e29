export default definePageConfig({ navigationBarTitleText: '单位月度', enablePullDownRefresh: true })
