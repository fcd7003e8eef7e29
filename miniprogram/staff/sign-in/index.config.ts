export default definePageConfig({ navigationBarTitleText: '加入微规' })
