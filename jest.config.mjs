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

export default {
  // This machine's two cores also run the local CloudBase and a browser.
  maxWorkers: 2,
  projects: [
    project('unit'),
    project('int', ['<rootDir>/tests/_support/beyond-this-process.ts']),
    project('e2e', ['<rootDir>/tests/_support/beyond-this-process.ts']),
    project('weapp', ['<rootDir>/tests/_support/beyond-this-process.ts']),
  ],
}
