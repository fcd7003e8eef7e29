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

const project = (name, testTimeout) => ({
  displayName: name,
  rootDir: import.meta.dirname,
  roots: ['<rootDir>/tests'],
  testMatch: [`**/*.${name}.test.{ts,tsx}`],
  testEnvironment: 'node',
  testTimeout,
  transform,
})

export default {
  // This machine's two cores also run the local CloudBase and a browser.
  maxWorkers: 2,
  projects: [
    project('unit', 5_000),
    project('int', 60_000),
    project('e2e', 60_000),
    project('weapp', 60_000),
  ],
}
