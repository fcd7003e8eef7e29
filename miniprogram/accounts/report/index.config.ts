export default definePageConfig({ navigationBarTitleText: '报告未备案账号' })
