// What CSV files hold, as RFC 4180 has it.

/** The cells of a CSV file, row by row; quotes and doubled quotes as RFC 4180 has them. */
export function cellsOf(text) {
  const rows = [[]]
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    if (end === '' && quoted === undefined && plain === '') break
    rows.at(-1).push(quoted?.replaceAll('""', '"') ?? plain)
    if (end !== ',') rows.push([])
  }
  return rows.filter(row => row.length > 0)
}
