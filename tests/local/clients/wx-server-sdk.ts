import sdk from 'wx-server-sdk'

// What the tests use of wx-server-sdk. Its own types say `string | void | …` of every reply, and forget `expr` and
// the options of `serverDate`.

export type Found = { _id: string } & Record<string, unknown>

export type Query = {
  where(query: object): Query
  orderBy(field: string, direction: 'asc' | 'desc'): Query
  skip(count: number): Query
  limit(count: number): Query
  field(fields: object): Query
  get(): Promise<{ data: Found[] }>
  count(): Promise<object>
  update(change: { data: object; multi?: boolean }): Promise<object>
  remove(): Promise<object>
}

export type Collection = Query & {
  readonly collectionName: string
  add(addition: { data: object }): Promise<object>
  doc(id: string): {
    get(): Promise<{ data: Found }>
    set(replacement: { data: object }): Promise<object>
    update(change: { data: object }): Promise<object>
    remove(): Promise<object>
  }
  aggregate(): Aggregate
}

type Aggregate = {
  group(stage: object): Aggregate
  lookup(stage: object): Aggregate
  sort(stage: object): Aggregate
  end(): Promise<{ list: object[] }>
}

type Operator = (...operands: unknown[]) => Operand
type Operand = { and: Operator }

type Queries = 'eq' | 'neq' | 'gt' | 'gte' | 'lt' | 'in' | 'nin' | 'or' | 'all' | 'size' | 'mod'
type MoreQueries = 'elemMatch' | 'exists' | 'expr' | 'geoNear'
type Updates = 'inc' | 'mul' | 'min' | 'max' | 'push' | 'unshift' | 'pop' | 'shift' | 'pull' | 'addToSet'
type MoreUpdates = 'remove' | 'rename' | 'set'

export type Transaction = {
  collection(name: string): Collection
  commit(): Promise<object>
  rollback(reason?: unknown): Promise<object>
}

export type Database = {
  readonly command: Record<Queries | MoreQueries | Updates | MoreUpdates, Operator> & {
    readonly aggregate: Record<'gt' | 'sum', Operator>
  }
  readonly Geo: { Point(longitude: number, latitude: number): object }
  collection(name: string): Collection
  createCollection(name: string): Promise<object>
  RegExp(options: { regexp: string; options?: string }): object
  serverDate(options?: { offset: number }): object
  startTransaction(): Promise<Transaction>
  runTransaction<T>(work: (transaction: Transaction) => Promise<T>, times?: number): Promise<T>
}

type WxServerSdk = {
  init(options: { env: string }): void
  database(): Database
  callFunction(call: { name: string; data?: object }): Promise<object>
  uploadFile(file: { cloudPath: string; fileContent: Buffer }): Promise<object>
  downloadFile(file: { fileID: string }): Promise<object>
  getTempFileURL(files: { fileList: string[] }): Promise<object>
  deleteFile(files: { fileList: string[] }): Promise<object>
}

export const cloud = sdk as unknown as WxServerSdk
