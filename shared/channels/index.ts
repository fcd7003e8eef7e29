export * from './channel'
