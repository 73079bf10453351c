import { parseDecimal } from '../../../shared/domain/decimal.ts'
import type { ExportFormat } from '../../../shared/domain/history.ts'
import type { Cell, Column } from './export-columns.ts'

/** The whole file as text. Amounts stand as the exchange wrote them; nothing is rounded. */
export function exportText<Row>(
  format: ExportFormat,
  columns: ReadonlyArray<Column<Row>>,
  rows: ReadonlyArray<Row>,
): string {
  return format === 'csv' ? csvText(columns, rows) : jsonText(columns, rows)
}

/** RFC 4180 with a header line; every line, the last too, ends with CRLF. UTF-8, no byte order mark. */
function csvText<Row>(columns: ReadonlyArray<Column<Row>>, rows: ReadonlyArray<Row>): string {
  const lines = rows.map((row) => columns.map((column) => csvField(column.of(row))))
  return [columns.map((column) => csvField(column.name)), ...lines]
    .map((fields) => `${fields.join(',')}\r\n`)
    .join('')
}

/** An array of objects with the columns of the CSV; amounts are texts. */
function jsonText<Row>(columns: ReadonlyArray<Column<Row>>, rows: ReadonlyArray<Row>): string {
  const records = rows.map((row) =>
    Object.fromEntries(columns.map((column) => [column.name, column.of(row)])),
  )
  return `${JSON.stringify(records, null, 2)}\n`
}

/**
 * Spreadsheets run a field that begins with one of these as a formula (OWASP: "CSV Injection"). A
 * client order id may be anything that another program chose, so such a text gets a `'` in front,
 * which a spreadsheet shows as text. Plain decimals such as `-0.36` are amounts and stay.
 */
const FORMULA_START = /^[=+\-@\t\r]/
const NEEDS_QUOTES = /[",\r\n]/

export function csvField(cell: Cell): string {
  if (cell === null) return ''
  const text = String(cell)
  const isSafe = !FORMULA_START.test(text) || parseDecimal(text) !== null
  const shown = isSafe ? text : `'${text}`
  return NEEDS_QUOTES.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown
}
