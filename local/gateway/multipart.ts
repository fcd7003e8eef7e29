/**
 * The fields of a `multipart/form-data` body, byte for byte: the SDK sends `requestData` as a field without a file
 * name, which form parsers would decode as text.
 */
export function multipartFields(body: Buffer, contentType: string): Record<string, Buffer> {
  const boundary = /boundary="?([^";]+)/.exec(contentType)?.[1] ?? ''
  const separator = Buffer.from(`\r\n--${boundary}`)
  // The first boundary stands at the very beginning.
  const text = Buffer.concat([Buffer.from('\r\n'), body])
  const fields: Record<string, Buffer> = {}
  let start = text.indexOf(separator)
  for (let end; start >= 0; start = end) {
    end = text.indexOf(separator, start + separator.length)
    const part = text.subarray(start + separator.length, end < 0 ? text.length : end)
    const headEnd = part.indexOf('\r\n\r\n')
    const name = /name="([^"]*)"/.exec(part.subarray(0, Math.max(0, headEnd)).toString())?.[1]
    if (name !== undefined) fields[name] = part.subarray(headEnd + 4)
  }
  return fields
}
