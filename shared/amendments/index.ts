export * from './amendment'
export * from './amendment.decisions'
export * from './amendment.policy'
export * from './effects'
