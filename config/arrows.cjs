// Which folder may import which. Every comment says what to do instead.
// `$1` is what the first group of the importing file's `path` matched: its domain.

const domain = '[a-z][a-z-]*'
const doors = 'cloudfunctions/[a-z-]+[.]ts'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      comment:
        'Two files need each other. Move what both need into a third file, or pass it in as a parameter.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-circles-between-domains',
      severity: 'error',
      comment:
        'Two domains need each other. Let one know a type only (as approvals knows RequestKind) and join them in a file beside the doors.',
      scope: 'folder',
      from: { path: `^(shared|cloudfunctions)/${domain}$` },
      to: { circular: true, viaOnly: { path: `^(shared|cloudfunctions)/${domain}$` } },
    },
    {
      name: 'tests-are-a-leaf',
      severity: 'error',
      comment:
        'Nothing imports tests but the bench, which measures the same companies. Move the piece into the folder that owns it and import it from there.',
      from: { pathNot: '^(tests|bench)/' },
      to: { path: '^tests/' },
    },
    {
      name: 'shared-stays-inside',
      severity: 'error',
      comment:
        'shared/ imports itself, zod and dayjs, nothing else. Take the value as a parameter, or move this code to cloudfunctions/.',
      from: { path: '^shared/' },
      to: { pathNot: ['^shared/', '^node_modules/(zod|dayjs)/'] },
    },
    {
      name: 'shared-domain-by-its-index',
      severity: 'error',
      comment: "Import another domain from its index.ts; add what you need to that file's exports.",
      from: { path: '^(?:shared|cloudfunctions|miniprogram|local|ops)/([^/]+)' },
      to: {
        path: `^shared/${domain}/`,
        pathNot: ['^shared/$1/', `^shared/(${domain}|rulebooks/books)/index[.]ts$`],
      },
    },
    {
      name: 'rulebooks-come-from-the-database',
      severity: 'error',
      comment:
        'The rulebooks that come with the product are seeds: set-up writes them into the database. Read them there, or their texts are bundled into every function and onto every phone.',
      from: {
        path: '^(shared|cloudfunctions|miniprogram)/',
        pathNot: ['^shared/rulebooks/books/', '^cloudfunctions/(company-file|set-up-company)[.]ts$'],
      },
      to: { path: '^shared/rulebooks/books/' },
    },
    {
      name: 'kernel-knows-no-domain',
      severity: 'error',
      comment: '_kernel is below every domain. Move the domain word out of it, or this code into the domain.',
      from: { path: '^shared/_' },
      to: { path: `^shared/${domain}/` },
    },
    {
      name: 'functions-stay-inside',
      severity: 'error',
      comment:
        'cloudfunctions/ imports shared/, itself and npm packages. What a screen or local/ needs too belongs in shared/.',
      from: { path: '^cloudfunctions/' },
      to: { path: '^(miniprogram|local|config)/' },
    },
    {
      name: 'functions-domain-by-its-index',
      severity: 'error',
      comment:
        "Another domain's use cases are reached through its index.ts. Export a step there that takes the open tx.",
      from: { path: `^cloudfunctions/(${domain})/` },
      to: {
        path: `^cloudfunctions/${domain}/`,
        pathNot: ['^cloudfunctions/$1/', `^cloudfunctions/${domain}/index[.]ts$`],
      },
    },
    {
      name: 'doors-by-index',
      severity: 'error',
      comment: 'A door or composition file joins domains: it imports their index.ts and nothing behind it.',
      from: { path: `^${doors}$` },
      to: { path: `^cloudfunctions/${domain}/`, pathNot: `^cloudfunctions/${domain}/index[.]ts$` },
    },
    {
      name: 'nothing-imports-a-door',
      severity: 'error',
      comment:
        'Doors and composition files are the top: a domain or _platform is handed what it needs by them, it does not import them.',
      from: { path: '^cloudfunctions/[^/]+/' },
      to: { path: `^${doors}$` },
    },
    {
      name: 'functions-platform-knows-no-domain',
      severity: 'error',
      comment:
        '_platform is below every domain. Take a function or a type parameter, and let the door pass the domain in.',
      from: { path: '^cloudfunctions/_' },
      to: { path: `^cloudfunctions/${domain}/` },
    },
    {
      name: 'only-platform-touches-the-sdk',
      severity: 'error',
      comment: 'Use the database, files and Tx that cloudfunctions/_platform offers.',
      from: {
        path: '^(shared|cloudfunctions|miniprogram|local|ops)/',
        pathNot: ['^cloudfunctions/_platform/', '^ops/deploy/tencent[.]ts$'],
      },
      to: { path: '^node_modules/@cloudbase/' },
    },
    {
      name: 'ops-acts-from-outside',
      severity: 'error',
      comment:
        'A command acts as an operator: it uses shared/, _platform, composition files and the index.ts of domains. Export a step there.',
      from: { path: '^ops/', pathNot: '^ops/run[.]mjs$' },
      to: {
        path: ['^(miniprogram|config|bench)/', `^cloudfunctions/${domain}/`],
        pathNot: `^cloudfunctions/${domain}/index[.]ts$`,
      },
    },
    {
      name: 'ops-checks-what-local-checks',
      severity: 'error',
      comment:
        'Of local/ a command takes only the readers of rules, so that what is refused here is refused there. The rest of local/ stands where CloudBase stands.',
      from: { path: '^ops/' },
      to: { path: '^local/', pathNot: '^local/(functions/security-rules|storage/rules)[.]ts$' },
    },
    {
      name: 'nothing-imports-ops',
      severity: 'error',
      comment:
        'Commands are the top. Move the piece to shared/ or cloudfunctions/_platform and import it from there.',
      from: { pathNot: '^(ops|tests)/' },
      to: { path: '^ops/' },
    },
    {
      name: 'secrets-open-in-adapters',
      severity: 'error',
      comment:
        'Secrets come out of their seal in _platform alone, inside the client of the vendor that they are for. Call that client.',
      from: { path: '^(cloudfunctions|local)/', pathNot: '^cloudfunctions/_platform/' },
      to: {
        path: '^cloudfunctions/_platform/secrets/',
        pathNot: '^cloudfunctions/_platform/secrets/index[.]ts$',
      },
    },
    {
      name: 'screens-know-only-types-of-functions',
      severity: 'error',
      comment:
        'From cloudfunctions/ the Mini Program takes types (`import type`), or the server would be bundled into the phone. Rules that both need belong in shared/.',
      from: { path: '^miniprogram/' },
      to: { path: '^cloudfunctions/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'screens-stay-inside',
      severity: 'error',
      comment:
        'The Mini Program knows nothing of this machine. Move the piece to shared/ or to miniprogram/_platform.',
      from: { path: '^miniprogram/' },
      to: { path: '^(local|config)/', pathNot: '^config/[^/]+[.]d[.]ts$' },
    },
    {
      name: 'screens-of-one-domain',
      severity: 'error',
      comment:
        "Navigate to the other domain's screen, or move the piece that both draw into miniprogram/_ui.",
      from: { path: `^miniprogram/(${domain})/` },
      to: { path: `^miniprogram/${domain}/`, pathNot: '^miniprogram/$1/' },
    },
    {
      name: 'screen-machinery-knows-no-domain',
      severity: 'error',
      comment: '_platform and _ui are below every screen. Pass the domain value in as a prop or a parameter.',
      from: { path: '^miniprogram/_' },
      to: { path: `^miniprogram/${domain}/` },
    },
    {
      name: 'nutui-is-wrapped',
      severity: 'error',
      comment: 'Use the component of miniprogram/_ui; add a file there if it is missing.',
      from: { path: '^miniprogram/', pathNot: '^miniprogram/(_ui/|app[.]tsx$)' },
      to: { path: '^node_modules/@nutui/' },
    },
    {
      name: 'screens-run-in-wechat',
      severity: 'error',
      comment: 'WeChat has no Node. Ask the server for it, or write it in shared/.',
      from: { path: '^miniprogram/' },
      to: { dependencyTypes: ['core'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'server-draws-nothing',
      severity: 'error',
      comment: 'React and Taro belong to miniprogram/. Return data, and draw it there.',
      from: { path: '^(cloudfunctions|local)/' },
      to: { path: '^node_modules/(react|react-dom|@tarojs|@nutui|@tanstack)/' },
    },
    {
      name: 'local-knows-the-indexes',
      severity: 'error',
      comment:
        'local/ stands where CloudBase stands: of the product it knows shared/ and cloudfunctions/_platform/indexes.ts. Reach the rest by calling a function.',
      from: { path: '^local/', pathNot: '^local/demo/' },
      to: { path: '^(cloudfunctions|miniprogram)/', pathNot: '^cloudfunctions/_platform/indexes[.]ts$' },
    },
    {
      name: 'demo-by-the-doors',
      severity: 'error',
      comment: 'The demo company is set up as an operator does it, and acts through the doors as people do.',
      from: { path: '^local/demo/' },
      to: {
        path: '^(cloudfunctions|miniprogram)/',
        pathNot: [
          '^cloudfunctions/_platform/indexes[.]ts$',
          '^cloudfunctions/(set-up-company|api|clock|wechat)[.]ts$',
        ],
      },
    },
    {
      name: 'wechat-stand-in-knows-nothing-of-ours',
      severity: 'error',
      comment: "The stand-in is written from WeChat's documents alone, so that it cannot share our mistakes.",
      from: { path: '^local/wechat/' },
      to: { path: '^(shared|cloudfunctions|miniprogram|local)/', pathNot: '^local/wechat/' },
    },
    {
      name: 'engines-stay-local',
      severity: 'error',
      comment: 'mingo and SQLite are the inside of local/. Query through cloudfunctions/_platform.',
      from: { path: '^(shared|cloudfunctions|miniprogram)/' },
      to: { path: '^node_modules/(mingo|@photostructure)/' },
    },
    {
      name: 'shipped-code-needs-dependencies',
      severity: 'error',
      comment:
        'This package is only a devDependency. Move it to "dependencies" in package.json, or do without it.',
      from: { path: '^(shared|cloudfunctions|miniprogram)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg'], dependencyTypesNot: ['type-only', 'npm'] },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      comment: 'There is no such file or package. Mend the path, or add the package to package.json.',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage|[.]local|[.]cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.d.ts'],
    },
  },
}
