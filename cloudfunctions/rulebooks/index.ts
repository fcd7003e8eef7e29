import { anyone, router } from '../_platform/procedures'
import { library } from './library'

export { clausesIn, clausesOf, type ClauseText } from './clauses'

export const rulebooksRouter = router({
  library: anyone.query(({ ctx }) => library(ctx)),
})
