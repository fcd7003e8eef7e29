export * from './arrangement'
export * from './urgent-request'
export { waysOf, type Scene, type Way } from './ways'
