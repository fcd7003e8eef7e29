const separators = [',', ';', '\t'] as const

/**
 * Comma-separated text as spreadsheet programs write it: a cell in quotes may hold separators, line breaks and doubled
 * quotes. Some write semicolons or tabs instead: the first line tells which.
 */
export function readCsv(text: string): string[][] {
  const separator = separatorOf(text)
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let isQuoted = false
  const endCell = () => {
    row.push(cell)
    cell = ''
  }
  const endRow = () => {
    endCell()
    rows.push(row)
    row = []
  }
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at)
    if (isQuoted) {
      if (sign !== '"') cell += sign
      else if (text.charAt(at + 1) === '"') {
        cell += '"'
        at += 1
      } else isQuoted = false
    } else if (sign === '"' && cell === '') isQuoted = true
    else if (sign === separator) endCell()
    else if (sign === '\n') endRow()
    else if (sign !== '\r' || text.charAt(at + 1) !== '\n') cell += sign
  }
  if (cell !== '' || row.length > 0) endRow()
  return rows
}

function separatorOf(text: string): string {
  const firstLine = text.slice(0, Math.max(0, text.indexOf('\n')) || text.length)
  const count = (sign: string) => firstLine.split(sign).length
  return separators.reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}
