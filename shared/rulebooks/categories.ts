/** What a post may be about (G12). */
export const categories = [
  '业务与促销',
  '重要活动',
  '行业动态',
  '社会影响',
  '产品资讯',
  '形象文化',
  '管理经验',
  '领导批准',
  '其他',
] as const
