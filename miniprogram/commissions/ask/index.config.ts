export default definePageConfig({ navigationBarTitleText: '向单位约稿' })
