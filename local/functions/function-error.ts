/** The codes with which CloudBase tells a caller through the SDK that a function did not answer. */
export type FunctionErrorCode =
  | 'FUNCTION_NOT_FOUND'
  | 'FUNCTION_PARAM_INVALID'
  | 'FUNCTIONS_EXECUTE_FAIL'
  | 'FUNCTIONS_TIME_LIMIT_EXCEEDED'
  | 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED'

export class FunctionError extends Error {
  constructor(
    readonly code: FunctionErrorCode,
    message: string,
  ) {
    super(message)
  }
}
