import { rmSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { CannotOpen } from './environment'
import { startLocal } from './index'

// The local CloudBase as a process: prints {"url": …} on one line when it is ready, ends on SIGTERM and Ctrl-C.

const { values: flags } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    dir: { type: 'string', default: '.local' },
    app: { type: 'string' },
    functions: { type: 'string' },
    'functions-file': { type: 'string' },
    timers: { type: 'boolean', default: false },
    'not-durable': { type: 'boolean', default: false },
    'keep-compiled': { type: 'boolean', default: false },
    // For tests: what an environment leaves warm serves the next one.
    'keep-instances': { type: 'boolean', default: false },
    // As the plans of CloudBase: `--max-requests 30`.
    'max-requests': { type: 'string' },
    'until-stdin-ends': { type: 'boolean', default: false },
    // For tests: nothing is left when it ends.
    temporary: { type: 'boolean', default: false },
  },
})

async function main() {
  const local = await startLocal({
    root: path.resolve(__dirname, '..', '..'),
    port: Number(flags.port),
    dir: flags.dir,
    durable: !flags['not-durable'],
    keepCompiled: flags['keep-compiled'],
    keepInstances: flags['keep-instances'],
    timers: flags.timers,
    maxRequests: flags['max-requests'] === undefined ? undefined : Number(flags['max-requests']),
    appDir: flags.app,
    functionsDir: flags.functions,
    functionsFile: flags['functions-file'],
  })

  const end = () => {
    void local.close().finally(() => {
      if (flags.temporary) rmSync(flags.dir, { recursive: true, force: true })
      process.exit()
    })
  }
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
  if (flags['until-stdin-ends']) process.stdin.once('end', end).once('error', end).resume()

  process.stdout.write(`${JSON.stringify({ url: local.url })}\n`)
}

main().catch((error: unknown) => {
  console.error(error instanceof CannotOpen ? error.message : error)
  process.exit(1)
})
