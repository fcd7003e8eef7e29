import type { Environment } from '../environment'
import { lastLines } from './last-lines'
import { withoutSecrets } from './readable'

export function describeFunctions({ functions, logFile, watch }: Environment) {
  return {
    functions: functions.definitions.map(({ name, file, timeoutSeconds, memoryMb }) => ({
      name,
      file,
      timeoutSeconds,
      memoryMb,
      isBuilt: functions.isBuilt(name),
      instances: functions.instances(name),
      ...watch.tallies.of(name),
    })),
    log: lastLines(logFile, 200).map(withoutSecrets),
  }
}
