// zod calls BigInt as it loads; iOS before 14 has none. Injected by config/index.ts. No schema of ours uses big integers.
export function BigInt(value: string): number {
  return Number(value)
}
