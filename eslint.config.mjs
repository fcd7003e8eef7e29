import reactHooks from 'eslint-plugin-react-hooks'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'
import * as our from './config/restrictions.mjs'

const typed = ['**/*.{ts,tsx}']
const screens = ['miniprogram/app.tsx', 'miniprogram/*/*/index.tsx']
const configs = ['config/**', '**/*.config.ts', '**/*.d.ts']

const syntax = (...lists) => [
  'error',
  ...our.noEnums,
  ...our.noLocalTime,
  ...our.zodAsNamespace,
  ...lists.flat(),
]
const globals = (names) => ['error', { globals: names, checkGlobalObject: true }]

const noClockInShared = our.noClock('shared/ is told the time: take `now` as a parameter.')
const noClockInFunctions = our.noClock('The clock is passed in: use ctx.now, so that tests can pin it.')
const noClockOnScreens = our.noClock(
  "Screens show the server's time: use the clock of miniprogram/_platform.",
)

export default defineConfig(
  globalIgnores(['**/dist/', '.local/', '.cache/', 'coverage/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: typed,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-eval': 'error',
      'no-new-func': 'error',
      'object-shorthand': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/prefer-optional-chain': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { requireDefaultForNonUnion: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' },
      ],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Characters of a Chinese text are counted as code points: `[...text].length`.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/no-dynamic-delete': 'off',
      // `if (ready) return start()` is how a short function says that it is done.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      // Our objects are closures: their functions have no `this` to lose.
      '@typescript-eslint/unbound-method': 'off',
      // A store reads `get<Post>(id)`, and a use case may be async for its type alone.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/require-await': 'off',
      'no-restricted-syntax': syntax(our.noDefaultExports),
    },
  },
  {
    files: ['shared/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': syntax(our.noDefaultExports, noClockInShared),
      'no-restricted-globals': globals(our.sharedGlobals),
      'no-restricted-properties': [
        'error',
        our.noRandom('shared/ is told the randomness: take an id or a number as a parameter.'),
      ],
    },
  },
  {
    files: ['cloudfunctions/**/*.ts'],
    ignores: ['cloudfunctions/_platform/**'],
    rules: {
      'no-restricted-syntax': syntax(
        our.noDefaultExports,
        noClockInFunctions,
        our.noTransactionTraps,
        our.noCloudSdk,
        our.noSecretDocuments,
      ),
      'no-restricted-globals': globals(our.functionGlobals),
      'no-restricted-properties': ['error', our.noRandom('Randomness is passed in: use what ctx offers.')],
    },
  },
  {
    files: ['cloudfunctions/_platform/**/*.ts'],
    ignores: ['cloudfunctions/_platform/secrets/**'],
    rules: {
      'no-restricted-syntax': syntax(our.noDefaultExports, our.noTransactionTraps, our.noSecretDocuments),
    },
  },
  {
    files: ['cloudfunctions/_platform/secrets/**/*.ts'],
    rules: { 'no-restricted-syntax': syntax(our.noDefaultExports, our.noTransactionTraps) },
  },
  {
    files: ['miniprogram/**/*.{ts,tsx}'],
    ignores: ['miniprogram/_platform/**'],
    extends: [reactHooks.configs.flat.recommended],
    rules: {
      'no-restricted-syntax': syntax(
        our.noDefaultExports,
        noClockOnScreens,
        our.noTaroCloudImport,
        our.noBareRefusals,
      ),
      'no-restricted-globals': globals(our.wechatGlobals),
      'no-restricted-properties': [
        'error',
        our.noRandom('Ids come from miniprogram/_platform.'),
        our.noTaroCloud,
      ],
    },
  },
  {
    files: ['miniprogram/_platform/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    rules: { 'no-restricted-globals': globals(our.wechatPlatformGlobals) },
  },
  {
    files: ['miniprogram/_ui/**/*.tsx'],
    rules: {
      'no-restricted-syntax': syntax(our.noDefaultExports, noClockOnScreens, our.noTaroCloudImport),
    },
  },
  {
    files: screens,
    rules: { 'no-restricted-syntax': syntax(noClockOnScreens, our.noTaroCloudImport, our.noBareRefusals) },
  },
  {
    files: configs,
    ignores: ['**/*.{js,mjs,cjs}'],
    rules: { 'no-restricted-syntax': syntax(), 'no-restricted-globals': 'off' },
  },
  {
    // A test that expects a value may say `first!`: where it is missing, it fails, as it should.
    // local/ walks bytes and keys by index, inside bounds that it has just checked.
    files: ['tests/**/*.{ts,tsx}', 'local/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    // Adding to a type that a package declares takes an interface.
    files: ['**/*.d.ts'],
    rules: { '@typescript-eslint/consistent-type-definitions': 'off' },
  },
  {
    files: ['tests/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': syntax(our.noDefaultExports, our.noTestTricks),
      // The SDK answers with `any`, and so does Jest's `expect.any(String)`.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', caughtErrors: 'none' }],
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
)
