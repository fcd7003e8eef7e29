/**
 * The fields of a `multipart/form-data` body as text. The SDK sends the bytes of `requestData` as a field without
 * a file name, which form parsers decode as UTF-8; latin1 keeps every byte.
 */
export function multipartFields(body: Buffer, contentType: string): Record<string, string> {
  const boundary = /boundary="?([^";]+)/.exec(contentType)?.[1] ?? ''
  const fields: Record<string, string> = {}
  for (const part of body.toString('latin1').split(`--${boundary}`)) {
    const headEnd = part.indexOf('\r\n\r\n')
    const name = /name="([^"]*)"/.exec(part.slice(0, headEnd))?.[1]
    if (headEnd >= 0 && name !== undefined) fields[name] = part.slice(headEnd + 4, -2)
  }
  return fields
}
