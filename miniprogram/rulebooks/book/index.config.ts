export default definePageConfig({
  navigationBarTitleText: '制度',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
})
