export * from './cadence'
export * from './edition'
export * from './edition.decisions'
export * from './lead-time'
