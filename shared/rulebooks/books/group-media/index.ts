import type { Rulebook } from '../../rulebook'
import { accounts } from './accounts'
import { clauses } from './clauses'
import { editions } from './editions'
import { hands } from './hands'
import { material } from './material'

/** 集团媒体管理规定: who may post to the group's accounts, how, when, and through whose hands (G). */
export const groupMedia: Rulebook = {
  id: 'group-media',
  version: 1,
  title: '集团媒体管理规定',
  clauses,
  rules: [...material, ...editions, ...hands, ...accounts],
}
