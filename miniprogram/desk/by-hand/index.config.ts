export default definePageConfig({ navigationBarTitleText: '人工发表', enablePullDownRefresh: true })
