const prefix = 'local:'

/** What the platform gives a function for one invocation, so that WeChat knows which function asks. */
export function wechatTokenOf(functionName: string): string {
  return prefix + functionName
}

export function functionOfToken(token: string): string | undefined {
  return token.startsWith(prefix) ? token.slice(prefix.length) : undefined
}
