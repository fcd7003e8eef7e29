export default definePageConfig({
  navigationBarTitleText: '条款',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
})
