export * from './next-step'
export * from './send'
