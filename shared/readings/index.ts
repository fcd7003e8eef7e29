export * from './reading'
export * from './reading.decisions'
export * from './reading.policy'
