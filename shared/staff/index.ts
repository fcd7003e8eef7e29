export * from './invite'
export * from './person'
export * from './person.policy'
export * from './unit'
