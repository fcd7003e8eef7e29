/** What the platform hands to a function: who calls is in the environment that it describes. */
export function platformContext(openId?: string) {
  const environment = openId
    ? { WX_CONTEXT_KEYS: 'WX_OPENID', WX_OPENID: openId, TCB_CONTEXT_KEYS: '' }
    : { TCB_CONTEXT_KEYS: '' }
  return {
    memory_limit_in_mb: 256,
    time_limit_in_ms: 20_000,
    request_id: 'demo',
    environment: JSON.stringify(environment),
    function_version: '$LATEST',
    function_name: 'demo',
    namespace: 'demo',
  }
}
