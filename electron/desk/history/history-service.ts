import { fail, invalid, type Result, succeed } from '../../../shared/domain/error.ts'
import type {
  ExportedFile,
  ExportRequest,
  HistoryFilter,
  LedgerFilter,
} from '../../../shared/domain/history.ts'
import type { LedgerRow } from '../../../shared/domain/ledger.ts'
import type { Fill, Order } from '../../../shared/domain/order.ts'
import type { ClosedPosition } from '../../../shared/domain/position.ts'
import type { StrategyOrder } from '../../../shared/domain/strategy-order.ts'
import type { Page } from '../../../shared/ipc/history-requests.ts'
import type { Schedule, TradingSession } from '../orders/trading-session.ts'
import type { Answer, PrivateRest } from '../ports.ts'
import {
  type Column,
  FILL_COLUMNS,
  LEDGER_COLUMNS,
  ORDER_COLUMNS,
  POSITION_COLUMNS,
  STRATEGY_COLUMNS,
} from './export-columns.ts'
import { type ExportFiles, exportName, fileProblem, writeNewFile } from './export-file.ts'
import { exportText } from './export-text.ts'
import type { TimeSpan } from './history-windows.ts'
import { readPage } from './page-reader.ts'
import { readEveryPage } from './read-every-page.ts'

export interface HistoryServicePorts {
  readonly session: () => TradingSession | null
  /** Unix ms. */
  readonly now: () => number
  readonly schedule: Schedule
  /** The user's downloads folder. */
  readonly downloads: () => string
  readonly files?: ExportFiles
  /** Logs a fault of the desk and returns the reference that finds it. */
  readonly reportFault: (error: unknown) => string
}

type Ask<Filter, Row> = (
  rest: PrivateRest,
  filter: Filter,
  cursor: string | null,
) => Promise<Answer<Page<Row>>>

type Cursor = string | null

/** The past of the key in use, asked page by page and kept nowhere. */
export class HistoryService {
  readonly #ports: HistoryServicePorts

  constructor(ports: HistoryServicePorts) {
    this.#ports = ports
  }

  orders(filter: HistoryFilter, cursor: Cursor): Promise<Result<Page<Order>>> {
    return this.#page(filter, cursor, askOrders)
  }

  fills(filter: HistoryFilter, cursor: Cursor): Promise<Result<Page<Fill>>> {
    return this.#page(filter, cursor, askFills)
  }

  positions(filter: HistoryFilter, cursor: Cursor): Promise<Result<Page<ClosedPosition>>> {
    return this.#page(filter, cursor, askPositions)
  }

  strategies(filter: HistoryFilter, cursor: Cursor): Promise<Result<Page<StrategyOrder>>> {
    return this.#page(filter, cursor, askStrategies)
  }

  ledger(filter: LedgerFilter, cursor: Cursor): Promise<Result<Page<LedgerRow>>> {
    return this.#page(filter, cursor, askLedger)
  }

  /** Reads every page and writes one file into the downloads folder; no file is ever replaced. */
  async export(wanted: ExportRequest): Promise<Result<ExportedFile>> {
    switch (wanted.kind) {
      case 'orders':
        return this.#write(wanted, wanted.filter, askOrders, ORDER_COLUMNS)
      case 'fills':
        return this.#write(wanted, wanted.filter, askFills, FILL_COLUMNS)
      case 'positions':
        return this.#write(wanted, wanted.filter, askPositions, POSITION_COLUMNS)
      case 'strategies':
        return this.#write(wanted, wanted.filter, askStrategies, STRATEGY_COLUMNS)
      case 'ledger':
        return this.#write(wanted, wanted.filter, askLedger, LEDGER_COLUMNS)
    }
  }

  async #page<Filter extends TimeSpan, Row>(
    filter: Filter,
    cursor: Cursor,
    ask: Ask<Filter, Row>,
    session = this.#ports.session(),
  ): Promise<Result<Page<Row>>> {
    if (session === null) return fail(invalid('no-key'))
    return readPage(
      (window, inner) => ask(session.rest, { ...filter, ...window }, inner),
      filter,
      cursor,
      this.#ports.now(),
    )
  }

  async #write<Filter extends TimeSpan, Row>(
    wanted: ExportRequest,
    filter: Filter,
    ask: Ask<Filter, Row>,
    columns: ReadonlyArray<Column<Row>>,
  ): Promise<Result<ExportedFile>> {
    const { now, schedule, downloads, files, reportFault } = this.#ports
    // One key set for the whole file, whatever is chosen meanwhile.
    const session = this.#ports.session()
    if (session === null) return fail(invalid('no-key'))
    const read = await readEveryPage((cursor) => this.#page(filter, cursor, ask, session), schedule)
    if (!read.ok) return read
    const { rows, complete } = read.value
    try {
      const name = exportName(session.environment, wanted, now())
      const text = exportText(wanted.format, columns, rows)
      const file = await writeNewFile(downloads(), name, text, files)
      return succeed({ file, rows: rows.length, complete })
    } catch (error) {
      const problem = fileProblem(error)
      if (problem !== null) return fail({ kind: 'fileNotWritten', problem })
      return fail({ kind: 'internal', reference: reportFault(error) })
    }
  }
}

const askOrders: Ask<HistoryFilter, Order> = (rest, filter, cursor) =>
  rest.orderHistory(filter, cursor)
const askFills: Ask<HistoryFilter, Fill> = (rest, filter, cursor) =>
  rest.fillHistory(filter, cursor)
const askPositions: Ask<HistoryFilter, ClosedPosition> = (rest, filter, cursor) =>
  rest.positionHistory(filter, cursor)
const askStrategies: Ask<HistoryFilter, StrategyOrder> = (rest, filter, cursor) =>
  rest.strategyHistory(filter, cursor)
const askLedger: Ask<LedgerFilter, LedgerRow> = (rest, filter, cursor) =>
  rest.ledger(filter, cursor)
