export * from './material'
export * from './post'
export * from './post.decisions'
export * from './post.policy'
