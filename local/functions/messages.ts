/** What a function process is told. */
export type ToWorker =
  | {
      type: 'load'
      functionName: string
      file: string
      exportName: string
      /** Names of the variables that the function was deployed with. */
      deployedVariables: string[]
      /** Where it finds and keeps what V8 makes of the bundle. */
      compiledDir: string | undefined
      clockOffsetMs: number
    }
  | {
      type: 'invoke'
      requestId: string
      eventJson: string
      variables: Record<string, string>
      context: InvocationContext
      clockOffsetMs: number
    }
  | { type: 'clock'; clockOffsetMs: number }
  /** From now on it serves another environment: all its variables are these, and what it prints belongs there. */
  | { type: 'move'; variables: Record<string, string>; logFile: string; clockOffsetMs: number }

/** What it answers. */
export type FromWorker =
  | { type: 'loaded' }
  | { type: 'load-failed'; message: string }
  | { type: 'returned'; requestId: string; json: string }
  | { type: 'threw'; requestId: string; message: string }

export type InvocationContext = {
  request_id: string
  function_name: string
  function_version: string
  namespace: string
  memory_limit_in_mb: number
  time_limit_in_ms: number
  tencentcloud_region: string
  tencentcloud_appid: string
  tencentcloud_uin: string
}

/** Both the event and the answer of a synchronous call. */
export const payloadLimitBytes = 6 * 1024 * 1024
