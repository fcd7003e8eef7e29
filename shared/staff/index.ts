export * from './person'
export * from './person.policy'
