// The suffix of a test tells its cost: unit (pure), int (talks to local/), e2e (a browser), weapp (the WeChat build).
const swc = (syntax) => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: syntax,
      transform: { react: { runtime: 'automatic' } },
    },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
]

const transform = {
  '\\.tsx$': swc({ syntax: 'typescript', tsx: true }),
  '\\.(ts|js|cjs)$': swc({ syntax: 'typescript' }),
}

const project = (name, setup = []) => ({
  displayName: name,
  rootDir: import.meta.dirname,
  roots: ['<rootDir>/tests'],
  testMatch: [`**/*.${name}.test.{ts,tsx}`],
  testEnvironment: 'node',
  setupFilesAfterEnv: setup,
  transform,
})

const pinnedSeed = '<rootDir>/tests/_support/pinned-seed.ts'
const beyondThisProcess = '<rootDir>/tests/_support/beyond-this-process.ts'

export default {
  // A worker often waits, for a browser or for the local CloudBase: a third one keeps two cores busy meanwhile.
  maxWorkers: 3,
  testSequencer: '<rootDir>/tests/_support/longest-first.cjs',
  projects: [
    project('unit', [pinnedSeed]),
    project('int', [pinnedSeed, beyondThisProcess]),
    project('e2e', [beyondThisProcess]),
    project('weapp', [beyondThisProcess]),
  ],
}
