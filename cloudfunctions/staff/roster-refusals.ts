import { refuse } from '../../shared/_kernel'

export const rostersAreForAdmins = refuse('not-allowed', '只有管理员可以导入名册（X4）。', { clause: 'X4' })

/** Also for another admin's. */
export const hidden = refuse('not-found', '没有这份名册，请重新导入。')
