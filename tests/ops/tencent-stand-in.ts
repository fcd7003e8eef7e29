import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer as createProxy, type IncomingMessage } from 'node:http'
import { createServer, type Server } from 'node:https'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { selfSigned } from '../_support/certificate'

// A small part of Tencent Cloud's API, by the shapes that @cloudbase/manager-node sends and reads. The SDK always calls
// https://<service>.tencentcloudapi.com, so that it comes here through a proxy and a certificate made for the purpose.

type Params = Readonly<Record<string, unknown>>

type Called = { readonly action: string; readonly params: Params }

type StandInFunction = {
  Status: string
  Runtime: string
  Handler: string
  Timeout: number
  MemorySize: number
  Description: string
  Environment: { Variables: { Key: string; Value: string }[] }
  Triggers: { TriggerName: string; Type: string; TriggerDesc: string }[]
  PublicNetConfig: { EipConfig: { EipStatus: string; EipAddress: string[] } }
}

type Index = { Name: string; Keys: { Name: string; Direction: string }[]; Unique: boolean }

/** Everything of an environment that deployment sees to. */
export type EnvironmentState = {
  readonly collections: Map<string, { access: string; indexes: Index[] }>
  readonly functions: Map<string, StandInFunction>
  /** The archives as they came, in base64. */
  readonly uploads: Map<string, string>
  functionRules: string
  storage: { AclTag: string; Rule: string | null }
  readonly routes: { Path: string; Name: string; Type: number }[]
  httpOpen: boolean
}

export type TencentStandIn = {
  /** What a process needs to come here. */
  readonly variables: Readonly<Record<string, string>>
  readonly state: EnvironmentState
  readonly calls: Called[]
  /** The next call of this action is refused with this code. */
  refuse(action: string, code: string): void
  /** Told of each call, once it is carried out and before it is answered. */
  onCall: (action: string) => void
  close(): Promise<void>
}

export const envId = 'weigui-live-1a2b3c'

/** A fresh environment, as the console makes it. */
export const emptyEnvironment: EnvironmentState = {
  collections: new Map(),
  functions: new Map(),
  uploads: new Map(),
  functionRules: '{"*":{"invoke":"auth != null"}}',
  storage: { AclTag: 'READONLY', Rule: null },
  routes: [],
  httpOpen: true,
}

/** @param from what is there at first; it stays as it is */
export async function openTencentStandIn(from = emptyEnvironment): Promise<TencentStandIn> {
  const state = structuredClone(from)
  const calls: Called[] = []
  const refusals = new Map<string, string>()
  const watch: Pick<TencentStandIn, 'onCall'> = { onCall: () => undefined }
  const host = 'tencentcloudapi.com'
  const { key, cert } = selfSigned(`*.${host}`)
  const dir = mkdtempSync(path.join(tmpdir(), 'weigui-tencent-'))
  const certFile = path.join(dir, 'cert.pem')
  writeFileSync(certFile, cert)

  const api = createServer({ key, cert }, (request, response) => {
    void bodyOf(request).then((params) => {
      const action = String(request.headers['x-tc-action'])
      const answer = answerTo(action, params, String(request.headers.authorization))
      watch.onCall(action)
      response.end(JSON.stringify({ Response: { RequestId: `request-${calls.length}`, ...answer } }))
    })
  })
  const proxy = createProxy()
  const sockets = new Set<Socket>()
  proxy.on('connect', (_request, socket: Socket) => {
    const through = connect((api.address() as AddressInfo).port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      socket.pipe(through).pipe(socket)
    })
    for (const end of [socket, through]) {
      sockets.add(end)
      end.on('error', () => end.destroy())
    }
  })
  await Promise.all([listening(api), listening(proxy)])

  function answerTo(action: string, params: Params, authorization: string): object {
    calls.push({ action, params })
    if (!authorization.startsWith('TC3-HMAC-SHA256 Credential=AKID-test/'))
      return refusal('AuthFailure.SecretIdNotFound')
    const code = refusals.get(action)
    refusals.delete(action)
    return code ? refusal(code) : answers(state, params, action)
  }

  return Object.assign(watch, {
    variables: {
      http_proxy: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
      NODE_EXTRA_CA_CERTS: certFile,
      TENCENTCLOUD_SECRETID: 'AKID-test',
      TENCENTCLOUD_SECRETKEY: 'key-of-the-test',
    },
    state,
    calls,
    refuse: (action: string, code: string) => void refusals.set(action, code),
    async close() {
      sockets.forEach((socket) => socket.destroy())
      await Promise.all([closed(api), closed(proxy as unknown as Server)])
      rmSync(dir, { recursive: true, force: true })
    },
  })
}

function answers(state: EnvironmentState, params: Params, action: string): object {
  const collection = state.collections.get(String(params.TableName ?? params.CollectionName))
  const name = String(params.FunctionName)
  const found = state.functions.get(name)
  switch (action) {
    case 'DescribeEnvInfo':
      return params.EnvId === envId
        ? { EnvInfo: { EnvBaseInfo: environment } }
        : refusal('ResourceNotFound.EnvNotExists')
    case 'ListTables': {
      const names = [...state.collections.keys()]
      const [from, most] = [Number(params.MgoOffset), Number(params.MgoLimit)]
      const Tables = names.slice(from, from + most).map((TableName) => ({ TableName }))
      return { Tables, Pager: { Offset: from, Limit: most, Total: names.length } }
    }
    case 'CreateTable':
      if (collection) return refusal('ResourceInUse.CollectionExists')
      state.collections.set(String(params.TableName), {
        access: 'PRIVATE',
        indexes: [index('_id_', [['_id', '1']])],
      })
      return {}
    case 'DescribeTable':
      return collection ? { Indexes: collection.indexes } : refusal('ResourceNotFound.CollectionNotExists')
    case 'UpdateTable': {
      if (!collection) return refusal('ResourceNotFound.CollectionNotExists')
      for (const { IndexName, MgoKeySchema } of params.CreateIndexes as IndexToCreate[]) {
        const keys = MgoKeySchema.MgoIndexKeys.map(({ Name, Direction }) => [Name, Direction] as const)
        collection.indexes.push(index(IndexName, keys, MgoKeySchema.MgoIsUnique))
      }
      return {}
    }
    case 'DescribeDatabaseACL':
      return { AclTag: collection?.access }
    case 'ModifyDatabaseACL':
      if (collection) collection.access = String(params.AclTag)
      return {}
    case 'DescribeSecurityRule':
      return { AclTag: 'CUSTOM', Rule: state.functionRules }
    case 'ModifySecurityRule':
      state.functionRules = String(params.Rule)
      return {}
    case 'DescribeStorageSafeRule':
      return state.storage
    case 'ModifyStorageSafeRule':
      state.storage = { AclTag: String(params.AclTag), Rule: String(params.Rule) }
      return {}
    case 'GetFunction':
      return found ?? refusal('ResourceNotFound.Function')
    case 'CreateFunction':
      if (found) return refusal('ResourceInUse.Function')
      state.functions.set(name, newFunction(params))
      state.uploads.set(name, String((params.Code as Params).ZipFile))
      return {}
    case 'UpdateFunctionCode':
      state.uploads.set(name, String((params.Code as Params).ZipFile))
      return {}
    case 'UpdateFunctionConfiguration': {
      const { Timeout, MemorySize, Description, Environment } = params as unknown as StandInFunction
      Object.assign(found ?? {}, { Timeout, MemorySize, Description, Environment })
      return {}
    }
    case 'BatchCreateTrigger':
      found?.Triggers.push(...(JSON.parse(String(params.Triggers)) as StandInFunction['Triggers']))
      return {}
    case 'DeleteTrigger':
      if (found) found.Triggers = found.Triggers.filter((timer) => timer.TriggerName !== params.TriggerName)
      return {}
    case 'DescribeCloudBaseGWAPI':
      return { APISet: state.routes, Total: state.routes.length, EnableService: state.httpOpen }
    case 'DescribeCloudBaseGWService':
      return {
        DefaultDomain: 'weigui.ap-shanghai.app.tcloudbase.com',
        EnableService: state.httpOpen,
        ServiceSet: [],
      }
    case 'CreateCloudBaseGWAPI':
      state.routes.push({ Path: String(params.Path), Name: String(params.Name), Type: Number(params.Type) })
      return { APIId: 'api-1' }
    default:
      return refusal('InvalidAction')
  }
}

type IndexToCreate = {
  readonly IndexName: string
  readonly MgoKeySchema: {
    readonly MgoIndexKeys: readonly { readonly Name: string; readonly Direction: string }[]
    readonly MgoIsUnique: boolean
  }
}

const environment = {
  EnvId: envId,
  Status: 'NORMAL',
  Region: 'ap-shanghai',
  Databases: [{ InstanceId: 'tnt-test', Region: 'ap-shanghai', Status: 'RUNNING' }],
  Storages: [{ Bucket: `7765-${envId}-1300000000`, AppId: '1300000000', Region: 'ap-shanghai' }],
  Functions: [{ Namespace: envId, Region: 'ap-shanghai' }],
}

function newFunction({
  Runtime,
  Handler,
  Timeout,
  MemorySize,
  Description,
  Environment,
}: Params): StandInFunction {
  return {
    ...({ Runtime, Handler, Timeout, MemorySize, Description } as StandInFunction),
    Status: 'Active',
    Environment: (Environment ?? { Variables: [] }) as StandInFunction['Environment'],
    Triggers: [],
    PublicNetConfig: { EipConfig: { EipStatus: 'DISABLE', EipAddress: [] } },
  }
}

function index(Name: string, keys: readonly (readonly [string, string])[], Unique = false): Index {
  return { Name, Keys: keys.map(([key, Direction]) => ({ Name: key, Direction })), Unique }
}

function refusal(Code: string): object {
  return { Error: { Code, Message: `refused: ${Code}` } }
}

async function bodyOf(request: IncomingMessage): Promise<Params> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return JSON.parse(Buffer.concat(parts).toString() || '{}') as Params
}

function listening(server: { listen(port: number, host: string, done: () => void): unknown }): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
