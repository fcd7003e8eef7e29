/** Whether version `a` came before `b`, both `major.minor.patch`. What is no version counts as oldest. */
export function isOlder(a: string, b: string): boolean {
  const [first, second] = [numbers(a), numbers(b)]
  const differing = second.findIndex((number, index) => number !== (first[index] ?? -1))
  return differing !== -1 && (first[differing] ?? -1) < second[differing]!
}

function numbers(version: string): number[] {
  return /^\d+\.\d+\.\d+$/.test(version) ? version.split('.').map(Number) : []
}
