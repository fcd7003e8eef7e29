export * from './entry'
export * from './seal'
