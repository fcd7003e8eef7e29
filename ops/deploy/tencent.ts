import CloudBase from '@cloudbase/manager-node'
import type { IndexField, IndexSpec } from '../../cloudfunctions/_platform/indexes'
import { Stop } from '../stop'
import { functions, type TimerSpec } from './functions'
import { closed, type FunctionSettings, type Step } from './plan'
import type { Present, PresentCollection, PresentFunction } from './present'

/** One environment, by the API with which Tencent's console works. */
export type Tencent = {
  /** @param names of the collections whose indexes and access matter */
  survey(names: readonly string[]): Promise<Present>
  carryOut(step: Step): Promise<void>
}

export type TencentOptions = {
  readonly envId: string
  readonly secretId: string
  readonly secretKey: string
  readonly region: string
}

/** @throws Stop, in calls that Tencent refuses */
export function openTencent(options: TencentOptions): Tencent {
  const { envId } = options
  const manager = new CloudBase(options)
  const { database, permissions, functionService, storage, access } = {
    database: manager.database,
    permissions: manager.commonService('tcb'),
    functionService: manager.functions,
    storage: manager.storage,
    access: manager.access,
  }
  const tcb = (Action: string, Param: object) =>
    permissions.call({ Action, Param: { EnvId: envId, ...Param } }) as Promise<Record<string, unknown>>

  async function allCollectionNames(): Promise<string[]> {
    const names: string[] = []
    for (;;) {
      const { Collections, Pager } = await database.listCollections({
        MgoLimit: 100,
        MgoOffset: names.length,
      })
      names.push(...Collections.map(({ CollectionName }) => CollectionName))
      if (Collections.length === 0 || names.length >= Pager.Total) return names
    }
  }

  async function collection(name: string): Promise<PresentCollection> {
    const [{ AclTag }, { Indexes }] = await Promise.all([
      tcb('DescribeDatabaseACL', { CollectionName: name }),
      database.describeCollection(name),
    ])
    const indexes = (Indexes ?? []).map(({ Name, Keys, Unique }) => ({
      name: Name,
      fields: Keys.map((key) => [key.Name ?? '', directionOf(key.Direction)] as IndexField),
      unique: Unique,
    }))
    return { name, access: String(AclTag), indexes }
  }

  async function functionNamed(name: string): Promise<PresentFunction[]> {
    try {
      const told = await functionService.getFunctionDetail(name)
      return [presentFunction(name, told)]
    } catch (fault) {
      if (codeOf(fault).startsWith('ResourceNotFound')) return []
      throw fault
    }
  }

  const perform = (step: Step): Promise<unknown> => {
    switch (step.do) {
      case 'create-collection':
        return database.createCollection(step.collection)
      case 'close-collection':
        return tcb('ModifyDatabaseACL', { CollectionName: step.collection, AclTag: closed })
      case 'create-index':
        return database.updateCollection(step.collection, { CreateIndexes: [indexToCreate(step.index)] })
      case 'set-function-rules':
        return tcb('ModifySecurityRule', custom({ ResourceType: 'FUNCTION' }, step.rules))
      case 'set-storage-rules':
        return storage.setStorageAcl('CUSTOM', step.rules as never)
      case 'create-function':
        return functionService.createFunction({
          func: functionToConfigure(step.settings),
          base64Code: step.archive.toString('base64'),
        })
      case 'upload-code':
        return upload(step.name, step.archive)
      case 'configure-function':
        return configure(step.settings)
      case 'create-timer':
        return functionService.createFunctionTriggers(step.functionName, [triggerOf(step.timer)])
      case 'replace-timer':
        return replaceTimer(step.functionName, step.timer)
      case 'create-route':
        return access.createAccess({ path: step.route.path, name: step.route.functionName, auth: false })
      default:
        return step satisfies never
    }
  }

  async function upload(name: string, archive: Buffer): Promise<void> {
    const func = { name, runtime: 'Nodejs', installDependency: false }
    await functionService.updateFunctionCode({ func, base64Code: archive.toString('base64') })
    await functionService.waitFunctionActive(name)
  }

  async function configure(settings: FunctionSettings): Promise<void> {
    const { runtime: _fixed, handler: _kept, ...func } = functionToConfigure(settings)
    await functionService.updateFunctionConfig(func)
    await functionService.waitFunctionActive(settings.name)
  }

  async function replaceTimer(functionName: string, timer: TimerSpec): Promise<void> {
    await functionService.deleteFunctionTrigger(functionName, timer.name)
    await functionService.createFunctionTriggers(functionName, [triggerOf(timer)])
  }

  return {
    survey: (names) =>
      told(async () => {
        await manager.env.getEnvInfo()
        const there = await allCollectionNames()
        const collections = []
        // One after the other: Tencent allows some 20 such calls a second.
        for (const name of there) {
          const ours = names.includes(name)
          collections.push(ours ? await collection(name) : { name, access: null, indexes: [] })
        }
        const [functionRules, storageRules, routes, domains, ...found] = await Promise.all([
          tcb('DescribeSecurityRule', { ResourceType: 'FUNCTION' }),
          storage.getStorageAcl({ withRule: true }),
          access.getAccessList(),
          access.getDomainList(),
          ...functions.map(({ name }) => functionNamed(name)),
        ])
        return {
          collections,
          functions: found.flat(),
          functionRules: parsed(functionRules.Rule),
          storageRules: storageRules.rule ?? null,
          routes: routes.APISet.map(({ Path, Name }) => ({ path: Path, functionName: Name })),
          domain: domains.EnableService ? domains.DefaultDomain : null,
        }
      }),
    carryOut: async (step) => {
      await told(() => perform(step))
    },
  }
}

function presentFunction(
  name: string,
  told: Awaited<ReturnType<CloudBase['functions']['getFunctionDetail']>>,
): PresentFunction {
  const { Status, Runtime, Handler, Timeout, MemorySize, Description, Triggers } = told
  // Of a function without variables or addresses, Tencent leaves the lists out.
  const { Environment, PublicNetConfig } = told as Partial<typeof told>
  const variables = (Environment?.Variables ?? []).map(({ Key, Value }) => [Key, Value] as const)
  return {
    name,
    status: Status,
    runtime: Runtime,
    handler: Handler,
    timeoutSeconds: Timeout,
    memoryMb: MemorySize,
    description: Description,
    variables: Object.fromEntries(variables),
    timers: Triggers.filter(({ Type }) => Type === 'timer').map(({ TriggerName, TriggerDesc }) => ({
      name: TriggerName,
      cron: cronOf(TriggerDesc),
    })),
    outgoing: PublicNetConfig?.EipConfig.EipAddress ?? [],
  }
}

/** A trigger is told as it was given, or as JSON with the cron in it. */
function cronOf(description: string): string {
  const told = parsed(description)
  return typeof told === 'object' && told !== null && 'cron' in told ? String(told.cron) : description
}

function directionOf(direction: string | undefined): IndexField[1] {
  if (direction === '2dsphere') return '2dsphere'
  return direction === '-1' ? -1 : 1
}

function indexToCreate({ name, fields, unique = false }: IndexSpec) {
  const keys = fields.map(([Name, direction]) => ({ Name, Direction: String(direction) }))
  return { IndexName: name, MgoKeySchema: { MgoIndexKeys: keys, MgoIsUnique: unique } }
}

function functionToConfigure(settings: FunctionSettings) {
  const { name, runtime, handler, timeoutSeconds, memoryMb, description, variables } = settings
  return {
    name,
    runtime,
    handler,
    description,
    timeout: timeoutSeconds,
    memorySize: memoryMb,
    installDependency: false,
    envVariables: { ...variables },
  }
}

function triggerOf({ name, cron }: TimerSpec) {
  return { name, type: 'timer', config: cron }
}

function custom(about: object, rules: object): object {
  return { ...about, AclTag: 'CUSTOM', Rule: JSON.stringify(rules) }
}

function parsed(text: unknown): unknown {
  try {
    return JSON.parse(String(text))
  } catch {
    return null
  }
}

function codeOf(fault: unknown): string {
  const { code } = (fault ?? {}) as { code?: unknown }
  return typeof code === 'string' ? code : ''
}

/** What Tencent refuses, as a sentence. Its messages may quote what was sent, and so never name a value. */
async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (fault) {
    const { action = 'a call', requestId = '' } = fault as { action?: string; requestId?: string }
    const code = codeOf(fault) || 'no answer that can be read'
    throw new Stop(
      `Tencent Cloud refused ${action || 'a call'}: ${code}${adviceFor(code)}${requestId && ` (request ${requestId})`}.`,
    )
  }
}

function adviceFor(code: string): string {
  if (code.startsWith('AuthFailure')) return ', the keys are not valid, or may not do this'
  if (code.startsWith('UnauthorizedOperation')) return ', the sub-account needs the right QcloudTCBFullAccess'
  if (code.startsWith('RequestLimitExceeded')) return ', too many calls at once: run it again'
  return ''
}
