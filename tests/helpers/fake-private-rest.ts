import type { Answer, PrivateRest } from '../../electron/desk/ports.ts'
import type { DeskError } from '../../shared/domain/error.ts'
import type { Order } from '../../shared/domain/order.ts'
import { someSettings } from './builders.ts'

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
export class FakePrivateRest implements PrivateRest {
  readonly calls: string[] = []
  /** What `orderByClientOid` finds. */
  readonly orders = new Map<string, Order>()
  asked = 0
  place: PrivateRest['placeOrder'] = async (_draft, clientOid) =>
    answered({ orderId: '1', clientOid })
  cancel: PrivateRest['cancelOrder'] = async () => unexpected()
  modify: PrivateRest['changeOrder'] = async () => unexpected()
  cancelAll: PrivateRest['cancelSymbolOrders'] = async () => unexpected()
  find: PrivateRest['orderByClientOid'] = async (clientOid) =>
    answered(this.orders.get(clientOid) ?? null)
  settings: PrivateRest['accountSettings'] = async () => answered(someSettings())
  assets: PrivateRest['balances'] = async () => unexpected()
  open: PrivateRest['openOrders'] = async () => answered([])
  fills: PrivateRest['fillHistory'] = async () => answered({ rows: [], cursor: null })
  held: PrivateRest['positions'] = async () => answered([])

  placeOrder: PrivateRest['placeOrder'] = (draft, clientOid, clickedAtMs) => {
    this.calls.push(`place ${clientOid}`)
    return this.place(draft, clientOid, clickedAtMs)
  }
  cancelOrder: PrivateRest['cancelOrder'] = (order, clickedAtMs) => this.cancel(order, clickedAtMs)
  changeOrder: PrivateRest['changeOrder'] = (order, change, clickedAtMs) =>
    this.modify(order, change, clickedAtMs)
  cancelSymbolOrders: PrivateRest['cancelSymbolOrders'] = (category, symbol, clickedAtMs) =>
    this.cancelAll(category, symbol, clickedAtMs)
  orderByClientOid: PrivateRest['orderByClientOid'] = (clientOid) => {
    this.asked += 1
    return this.find(clientOid)
  }
  accountSettings: PrivateRest['accountSettings'] = () => this.settings()
  balances: PrivateRest['balances'] = () => this.assets()
  openOrders: PrivateRest['openOrders'] = () => this.open()
  fillHistory: PrivateRest['fillHistory'] = (category, cursor) => this.fills(category, cursor)
  positions: PrivateRest['positions'] = (category) => this.held(category)
  keyFacts: PrivateRest['keyFacts'] = async () => unexpected()
  feeRates: PrivateRest['feeRates'] = async () => answered({ maker: '0.0002', taker: '0.0006' })
  setLeverage: PrivateRest['setLeverage'] = async () => answered(null)
  orderHistory: PrivateRest['orderHistory'] = async () => unexpected()
}

function unexpected(): never {
  throw new Error('a call that this test does not expect')
}
