export default definePageConfig({ navigationBarTitleText: '代理审批', enablePullDownRefresh: true })
