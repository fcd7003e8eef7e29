export { errandGroupNames, errandGroups, type Errand } from './errand'
export { errands } from './errands'
