import { parseArgs } from 'node:util'
import { startStandIn } from './server'

const { values } = parseArgs({
  options: {
    dir: { type: 'string', default: '.local/wechat' },
    'not-durable': { type: 'boolean', default: false },
    'until-stdin-ends': { type: 'boolean' },
  },
})

async function main(): Promise<void> {
  const port = Number(process.env['PORT'] ?? 0)
  const standIn = await startStandIn({
    dir: values.dir,
    port,
    gatewayUrl: process.env['GATEWAY_URL'],
    durable: !values['not-durable'],
  })
  const stop = () => void standIn.close().then(() => process.exit(0))
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  if (values['until-stdin-ends']) process.stdin.once('end', stop).once('error', stop).resume()
  process.stdout.write(`${JSON.stringify({ url: standIn.url })}\n`)
}

main().catch((fault: unknown) => {
  console.error(fault)
  process.exit(1)
})
