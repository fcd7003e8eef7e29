export default definePageConfig({ navigationBarTitleText: '职能岗位与账号设定', enablePullDownRefresh: true })
