/** What CloudBase answers instead of data: HTTP 200 with a code and a sentence. The texts are the platform's own. */
export class WireError extends Error {
  override readonly name = 'WireError'

  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

const contact = 'Please check your request, but if the problem persists, contact us.'

export function transactionConflict(): WireError {
  return new WireError(
    'DATABASE_TRANSACTION_CONFLICT',
    `[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ${contact}`,
  )
}

export function transactionGone(): WireError {
  return new WireError(
    'DATABASE_TRANSACTION_FAIL',
    '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, ' +
      `transaction must be commit or abort in 30 seconds. ${contact}`,
  )
}

export function collectionMissing(name: string): WireError {
  return new WireError(
    'DATABASE_COLLECTION_NOT_EXIST',
    `[ResourceNotFound] Db or Table not exist: ${name}. ${contact}`,
  )
}

export function collectionExists(name: string): WireError {
  return new WireError('DATABASE_REQUEST_FAILED', `[ResourceInUse] Table exist: ${name}. ${contact}`)
}

export function duplicateKey(collection: string, index: string, key: string): WireError {
  return new WireError(
    'DATABASE_REQUEST_FAILED',
    `[FailedOperation.DuplicateWrite] E11000 duplicate key error collection: ${collection} index: ${index} ` +
      `dup key: ${key}. ${contact}`,
  )
}

export function requestFailed(message: string, cause?: unknown): WireError {
  return new WireError('DATABASE_REQUEST_FAILED', `[FailedOperation] ${message}`, { cause })
}

/** The platform spells this code so. */
export function invalidOperator(message: string, cause?: unknown): WireError {
  return new WireError('DATABASE_INVALID_OPERRATOR', `[InvalidParameter] ${message}`, { cause })
}

export function invalidParam(message: string): WireError {
  return new WireError('INVALID_PARAM', message)
}

export function messageOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault)
}
