export * from './approval'
export * from './approval.decisions'
