import { refusalOf } from '../errors/exchange-codes.ts'
import { codeText, messageText } from '../errors/exchange-text.ts'
import { Unreadable } from '../errors/unreadable.ts'
import type { BatchItem } from '../orders/order-entry.ts'
import { asRow, asRows, type Row, rowsOrNone, textOf } from './fields.ts'

/** Items that were taken carry no code, or one of these (Bitget: "Place Batch", socket "Batch Place"). */
const TAKEN: ReadonlySet<string> = new Set(['', '0', '00000'])

/** What was asked for, by whichever of its two names is known. */
export interface AskedItem {
  readonly orderId?: string
  readonly clientOid?: string
}

/**
 * Results of a batch, in the order asked. Another number of rows, or a row about some other order,
 * says nothing about the ones asked for.
 */
export function parseBatch(data: unknown, asked: ReadonlyArray<AskedItem>): BatchItem[] {
  const rows = asRows(data, 'data')
  if (rows.length !== asked.length) throw new Unreadable('data')
  return rows.map((row, at) => parseItem(row, asked[at] ?? {}))
}

/** Closing orders of `close-positions`; null when there is none. */
export function parseBatchList(data: unknown): BatchItem[] {
  const list = data === null ? null : asRow(data, 'data').list
  return rowsOrNone(list, 'list').map((row) => parseItem(row, {}))
}

export function isTaken(row: Row): boolean {
  return TAKEN.has(codeText(row.code))
}

function parseItem(row: Row, asked: AskedItem): BatchItem {
  const orderId = told(row, 'orderId', asked.orderId)
  const clientOid = told(row, 'clientOid', asked.clientOid)
  if (isTaken(row)) {
    if (orderId === '' && clientOid === '') throw new Unreadable('orderId')
    return {
      ok: true,
      orderId: orderId === '' ? null : orderId,
      clientOid: clientOid === '' ? (asked.clientOid ?? '') : clientOid,
    }
  }
  const code = codeText(row.code)
  const message = messageText(row.msg)
  return { ok: false, code, message, definite: refusalOf(code, message, 200, null).definite }
}

/** Refused items may leave their names empty; a name that is there must be the one asked about. */
function told(row: Row, name: 'orderId' | 'clientOid', asked: string | undefined): string {
  const text = textOf(row, name)
  if (text !== '' && asked !== undefined && text !== asked) throw new Unreadable(name)
  return text
}
