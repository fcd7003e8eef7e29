/** Whether version `a` came before `b`, both `major.minor.patch`. What is no version counts as oldest. */
export function isOlder(a: string, b: string): boolean {
  return rank(a) < rank(b)
}

const most = 10_000

function rank(version: string): number {
  if (!/^\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(version)) return -1
  return version.split('.').reduce((sum, part) => sum * most + Number(part), 0)
}
