import type { AccountSettings, Balances, FeeRates } from '../../../shared/domain/balance.ts'
import { invalid } from '../../../shared/domain/error.ts'
import type { Category, InstrumentKey } from '../../../shared/domain/instrument.ts'
import type { KeyFacts } from '../../../shared/domain/key-set.ts'
import type {
  Fill,
  Order,
  OrderChange,
  OrderDraft,
  OrderReference,
} from '../../../shared/domain/order.ts'
import type { Position } from '../../../shared/domain/position.ts'
import type { Page } from '../../../shared/ipc/history-requests.ts'
import type { WallClock } from '../clock/wall-clock.ts'
import { isOrderNotFound } from '../errors/exchange-codes.ts'
import {
  parseAccountSettings,
  parseBalances,
  parseFeeRates,
  parseKeyFacts,
} from '../parse/account.ts'
import { parsePositions } from '../parse/position.ts'
import {
  parseAcknowledgement,
  parseCancelledRows,
  parseFillPage,
  parseOrderInfo,
  parseOrderPage,
} from '../parse/trade.ts'
import type { WireSigner } from '../signing/wire-signer.ts'
import type { Answer } from './answer.ts'
import { everyOrder } from './every-order.ts'
import { cancelBody, changeBody, placeBody } from './order-bodies.ts'
import type { RestClient } from './rest-client.ts'

export interface OrderAcknowledgement {
  readonly orderId: string | null
  readonly clientOid: string
}

export interface CancelledRows {
  readonly done: number
  readonly failed: number
}

/** Rows a page, the most that the order endpoints give. */
const PAGE_ROWS = 100

/** REST signed by one key set. Methods are named after intent; each makes one request unless told. */
export class BitgetPrivateRest {
  readonly #client: Pick<RestClient, 'call'>
  readonly #signer: WireSigner
  readonly #clock: Pick<WallClock, 'now'>

  constructor(client: Pick<RestClient, 'call'>, signer: WireSigner, clock: Pick<WallClock, 'now'>) {
    this.#client = client
    this.#signer = signer
    this.#clock = clock
  }

  keyFacts(): Promise<Answer<KeyFacts>> {
    return this.#get('/api/v3/account/info', [], (data) => parseKeyFacts(data, this.#clock.now()))
  }

  accountSettings(): Promise<Answer<AccountSettings>> {
    return this.#get('/api/v3/account/settings', [], parseAccountSettings)
  }

  balances(): Promise<Answer<Balances>> {
    return this.#get('/api/v3/account/assets', [], parseBalances)
  }

  feeRates(instrument: InstrumentKey): Promise<Answer<FeeRates>> {
    const { category, symbol } = instrument
    const query = [['category', category] as const, ['symbol', symbol] as const]
    return this.#get('/api/v3/account/fee-rate', query, parseFeeRates)
  }

  setLeverage(instrument: InstrumentKey, leverage: string): Promise<Answer<null>> {
    const { category, symbol } = instrument
    const body = JSON.stringify({ category, symbol, leverage })
    return this.#post('/api/v3/account/set-leverage', body, () => null)
  }

  placeOrder(
    draft: OrderDraft,
    clientOid: string,
    clickedAtMs?: number,
  ): Promise<Answer<OrderAcknowledgement>> {
    const body = placeBody(draft, clientOid)
    if (body === null) {
      const error = invalid('unit-not-possible', 'quantity')
      return Promise.resolve({ ok: false, error, definite: true, request: null })
    }
    const read = (data: unknown) => parseAcknowledgement(data, clientOid)
    return this.#post('/api/v3/trade/place-order', body, read, clickedAtMs, clientOid)
  }

  changeOrder(
    order: OrderReference,
    change: OrderChange,
    clickedAtMs?: number,
  ): Promise<Answer<OrderAcknowledgement>> {
    const body = changeBody(order, change)
    const read = (data: unknown) => parseAcknowledgement(data, '')
    return this.#post('/api/v3/trade/modify-order', body, read, clickedAtMs)
  }

  cancelOrder(order: OrderReference, clickedAtMs?: number): Promise<Answer<OrderAcknowledgement>> {
    const body = cancelBody(order)
    const read = (data: unknown) => parseAcknowledgement(data, '')
    return this.#post('/api/v3/trade/cancel-order', body, read, clickedAtMs)
  }

  cancelSymbolOrders(
    category: Category,
    symbol: string | null,
    clickedAtMs?: number,
  ): Promise<Answer<CancelledRows>> {
    const body = JSON.stringify(symbol === null ? { category } : { category, symbol })
    return this.#post('/api/v3/trade/cancel-symbol-order', body, parseCancelledRows, clickedAtMs)
  }

  /** `null`: the exchange does not know this order. */
  async orderByClientOid(clientOid: string): Promise<Answer<Order | null>> {
    const query = [['clientOid', clientOid] as const]
    const answer = await this.#get('/api/v3/trade/order-info', query, parseOrderInfo)
    if (answer.ok || answer.request === null || !isOrderNotFound(answer.error)) return answer
    return { ok: true, value: null, request: answer.request }
  }

  /** All of them: as many requests as there are pages. */
  openOrders(): Promise<Answer<ReadonlyArray<Order>>> {
    return everyOrder((cursor) =>
      this.#get('/api/v3/trade/unfilled-orders', pageQuery(null, cursor), parseOrderPage),
    )
  }

  orderHistory(category: Category, cursor: string | null): Promise<Answer<Page<Order>>> {
    return this.#get('/api/v3/trade/history-orders', pageQuery(category, cursor), parseOrderPage)
  }

  fillHistory(category: Category | null, cursor: string | null): Promise<Answer<Page<Fill>>> {
    return this.#get('/api/v3/trade/fills', pageQuery(category, cursor), parseFillPage)
  }

  positions(category: 'USDT-FUTURES'): Promise<Answer<ReadonlyArray<Position>>> {
    return this.#get('/api/v3/position/current-position', [['category', category]], parsePositions)
  }

  #get<T>(
    path: string,
    query: ReadonlyArray<readonly [string, string]>,
    read: (data: unknown) => T,
  ): Promise<Answer<T>> {
    return this.#client.call({ method: 'GET', path, query, signer: this.#signer, read })
  }

  #post<T>(
    path: string,
    body: string,
    read: (data: unknown) => T,
    clickedAtMs?: number,
    clientOid?: string,
  ): Promise<Answer<T>> {
    const named = clientOid === undefined ? {} : { clientOid }
    const signer = this.#signer
    return this.#client.call({ method: 'POST', path, body, signer, read, clickedAtMs, ...named })
  }
}

function pageQuery(
  category: Category | null,
  cursor: string | null,
): ReadonlyArray<readonly [string, string]> {
  const query: (readonly [string, string])[] = [['limit', String(PAGE_ROWS)]]
  if (category !== null) query.push(['category', category])
  if (cursor !== null) query.push(['cursor', cursor])
  return query
}
