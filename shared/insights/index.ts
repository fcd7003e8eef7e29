export * from './ahead'
export * from './insights.policy'
export * from './month'
export * from './unit-month'
