export * from './commission-notices'
export * from './notice'
