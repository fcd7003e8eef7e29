export default definePageConfig({ navigationBarTitleText: '修改稿件' })
