export * from './adjustment'
export * from './adjustment.decisions'
export * from './adjustment.policy'
export * from './say-change'
