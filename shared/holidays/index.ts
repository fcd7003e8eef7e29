export * from './holiday'
export * from './holiday.decisions'
export * from './holiday.policy'
export { holidaysOf2026 } from './published'
