// As much of Protocol Buffers as WeChat's messages use: whole numbers (wire type 0), and bytes with their length (2).

export type Field = { readonly number: number; readonly value: number | Buffer }

/** @throws when the bytes are not such a message */
export function decodeFields(bytes: Buffer): Field[] {
  const fields: Field[] = []
  let at = 0
  const varint = () => {
    let value = 0n
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = bytes[at++]
      if (byte === undefined) break
      value |= BigInt(byte & 0x7f) << shift
      if (byte < 0x80) return Number(BigInt.asIntN(64, value))
    }
    throw new Error('a number does not end')
  }
  while (at < bytes.length) {
    const tag = varint()
    fields.push({ number: tag >>> 3, value: (tag & 7) === 0 ? varint() : lengthDelimited(tag) })
  }
  return fields

  function lengthDelimited(tag: number): Buffer {
    if ((tag & 7) !== 2) throw new Error(`wire type ${tag & 7} is not expected here`)
    const end = varint() + at
    if (end > bytes.length) throw new Error('a field goes beyond the end')
    const value = bytes.subarray(at, end)
    at = end
    return value
  }
}

export function encodeFields(fields: readonly { number: number; value: number | string | Buffer }[]): Buffer {
  return Buffer.concat(
    fields.flatMap(({ number, value }) => {
      if (typeof value === 'number') return [encodeVarint(number << 3), encodeVarint(value)]
      const bytes = Buffer.from(value)
      return [encodeVarint((number << 3) | 2), encodeVarint(bytes.length), bytes]
    }),
  )
}

/** Negative numbers take ten bytes, as `int32` has it. */
function encodeVarint(value: number): Buffer {
  const bytes: number[] = []
  let rest = BigInt.asUintN(64, BigInt(value))
  for (; rest > 0x7fn; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80)
  bytes.push(Number(rest))
  return Buffer.from(bytes)
}
