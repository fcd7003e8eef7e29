export * from './channel'
export * from './channel.decisions'
export * from './channel.policy'
export * from './secret'
