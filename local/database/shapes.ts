import * as z from 'zod'
import { invalidParam } from './errors'

/** What the SDK sends with each action. Unknown parameters are refused: an option must not be ignored in silence. */
export const sdkFields = {
  action: z.string().optional(),
  envName: z.string().nullish(),
  wxCloudApiToken: z.string().nullish(),
  wxCloudbaseAccesstoken: z.string().nullish(),
  tcb_sessionToken: z.string().nullish(),
  sessionToken: z.string().nullish(),
  crossAuthorizationToken: z.string().nullish(),
}

const transactionId = z.string().min(1)
const ejson = z.string()
const collectionName = z.string().min(1)
const queryType = z.enum(['DOC', 'WHERE'])
const count = z.number().int().min(0)
const inTransaction = { ...sdkFields, collectionName, transactionId: transactionId.nullish() }

export const shapes = {
  addCollection: z.strictObject({ ...sdkFields, collectionName }),
  insert: z.strictObject({ ...inTransaction, data: z.array(ejson).min(1) }),
  get: z.strictObject({
    ...inTransaction,
    query: ejson.optional(),
    queryType,
    multi: z.boolean().optional(),
    order: ejson.optional(),
    offset: count.optional(),
    limit: count.optional(),
    projection: ejson.optional(),
  }),
  count: z.strictObject({
    ...sdkFields,
    collectionName,
    queryType: queryType.optional(),
    query: ejson.optional(),
  }),
  modify: z.strictObject({
    ...inTransaction,
    query: ejson.optional(),
    queryType,
    data: ejson,
    multi: z.boolean(),
    merge: z.boolean(),
    upsert: z.boolean(),
  }),
  modifyAndReturn: z.strictObject({
    ...inTransaction,
    query: ejson.optional(),
    queryType: queryType.optional(),
    data: ejson,
  }),
  remove: z.strictObject({ ...inTransaction, query: ejson.optional(), queryType, multi: z.boolean() }),
  aggregate: z.strictObject({
    ...sdkFields,
    collectionName,
    stages: z.array(z.strictObject({ stageKey: z.string(), stageValue: ejson })),
  }),
  startTransaction: z.strictObject(sdkFields),
  endTransaction: z.strictObject({ ...sdkFields, transactionId }),
}

export function parseParams<S extends z.ZodType>(shape: S, params: unknown): z.output<S> {
  const parsed = shape.safeParse(params)
  if (parsed.success) return parsed.data
  throw invalidParam(z.prettifyError(parsed.error))
}
