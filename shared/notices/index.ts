export * from './adjustment-notices'
export * from './commission-notices'
export * from './notice'
export * from './urgent-notices'
