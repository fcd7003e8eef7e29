/** What the door prints of a call, as far as it is counted here. */
export type Logged = { readonly procedure: string; readonly sdkCalls: number; readonly attempts: number }

/** Takes what the functions print from now on, instead of showing it. */
export function listening(): { leave(): readonly Logged[] } {
  const { log } = console
  const heard: Logged[] = []
  console.log = (line: unknown) => {
    const told: unknown = typeof line === 'string' && line.startsWith('{') ? JSON.parse(line) : null
    if (told !== null && typeof told === 'object' && 'procedure' in told) heard.push(told as Logged)
  }
  return {
    leave() {
      console.log = log
      return heard
    },
  }
}
