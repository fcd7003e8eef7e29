/** Somebody else was faster: the document exists, is at another version, or is held by another transaction. */
export class Contention extends Error {
  /** @param ended whether the server has already ended the transaction */
  constructor(
    message: string,
    readonly ended = false,
  ) {
    super(message)
    this.name = 'Contention'
  }
}

type SdkError = { code?: unknown; message?: unknown }

/** What the SDK's error says of contention, or null when it is of another kind. */
export function contentionIn(fault: unknown): Contention | null {
  const { code, message } = (fault ?? {}) as SdkError
  const text = String(message)
  if (code === 'DATABASE_TRANSACTION_CONFLICT') return new Contention(text, true)
  // The platform has no code of its own for a duplicate key; only its text tells.
  if (code === 'DATABASE_REQUEST_FAILED' && /E11000|duplicate/i.test(text)) return new Contention(text)
  return null
}
