import type { Answer, PrivateRest } from '../../electron/desk/ports.ts'
import type { DeskError } from '../../shared/domain/error.ts'
import type { Order } from '../../shared/domain/order.ts'
import { someSettings } from './builders.ts'
import { UnexpectedRest, unexpected } from './unexpected-rest.ts'

export function answered<T>(value: T): Answer<T> {
  return { ok: true, value, request: { requestId: 1, roundTripMs: 5, exchangeMs: 2 } }
}

export function refusedWith(error: DeskError, definite: boolean): Answer<never> {
  return { ok: false, error, definite, request: null }
}

export const LOST: Answer<never> = refusedWith({ kind: 'unavailable', reason: 'timeout' }, false)
export const SAID_NO: Answer<never> = refusedWith(
  { kind: 'refused', code: '25203', message: 'Insufficient margin' },
  true,
)

/** A private REST that answers as each test says; a call that no test expects is an error. */
export class FakePrivateRest extends UnexpectedRest {
  readonly calls: string[] = []
  /** What `orderByClientOid` finds. */
  readonly orders = new Map<string, Order>()
  asked = 0
  place: PrivateRest['placeOrder'] = async (_draft, clientOid) =>
    answered({ orderId: '1', clientOid })
  cancel: PrivateRest['cancelOrder'] = unexpected
  modify: PrivateRest['changeOrder'] = unexpected
  cancelAll: PrivateRest['cancelSymbolOrders'] = unexpected
  find: PrivateRest['orderByClientOid'] = async (clientOid) =>
    answered(this.orders.get(clientOid) ?? null)
  settings: PrivateRest['accountSettings'] = async () => answered(someSettings())
  assets: PrivateRest['balances'] = unexpected
  open: PrivateRest['openOrders'] = async () => answered([])
  fills: PrivateRest['fillHistory'] = async () => answered({ rows: [], cursor: null })
  held: PrivateRest['positions'] = async () => answered([])

  override placeOrder: PrivateRest['placeOrder'] = (draft, clientOid, clickedAtMs) => {
    this.calls.push(`place ${clientOid}`)
    return this.place(draft, clientOid, clickedAtMs)
  }
  override cancelOrder: PrivateRest['cancelOrder'] = (order, clickedAtMs) =>
    this.cancel(order, clickedAtMs)
  override changeOrder: PrivateRest['changeOrder'] = (order, change, clickedAtMs) =>
    this.modify(order, change, clickedAtMs)
  override cancelSymbolOrders: PrivateRest['cancelSymbolOrders'] = (
    category,
    symbol,
    clickedAtMs,
  ) => this.cancelAll(category, symbol, clickedAtMs)
  override orderByClientOid: PrivateRest['orderByClientOid'] = (clientOid) => {
    this.asked += 1
    return this.find(clientOid)
  }
  override accountSettings: PrivateRest['accountSettings'] = () => this.settings()
  override balances: PrivateRest['balances'] = () => this.assets()
  override openOrders: PrivateRest['openOrders'] = () => this.open()
  override fillHistory: PrivateRest['fillHistory'] = (category, cursor) =>
    this.fills(category, cursor)
  override positions: PrivateRest['positions'] = (category) => this.held(category)
  override feeRates: PrivateRest['feeRates'] = async () =>
    answered({ maker: '0.0002', taker: '0.0006' })
  override setLeverage: PrivateRest['setLeverage'] = async () => answered(null)
}
