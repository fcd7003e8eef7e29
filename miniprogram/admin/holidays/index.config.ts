export default definePageConfig({ navigationBarTitleText: '节假日', enablePullDownRefresh: true })
