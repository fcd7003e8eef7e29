import { execFileSync } from 'node:child_process'
import { cpus, loadavg } from 'node:os'
import { rounded } from './measure'

/** Where and on what a figure was measured; load that others made beside it shows. */
export function machineNow() {
  return {
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    node: process.version,
    load: loadavg().map(rounded),
  }
}

export function commitNow(): string {
  return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
}
