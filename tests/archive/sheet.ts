import readXlsxFile from 'read-excel-file/node'

/** The rows of a spreadsheet's only sheet, as an office program would read them. */
export async function sheetOf(content: Uint8Array): Promise<unknown[][]> {
  const [sheet] = await readXlsxFile(Buffer.from(content))
  return sheet?.data ?? []
}
