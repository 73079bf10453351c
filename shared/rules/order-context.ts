import type { AccountSettings, Balances, HoldMode } from '../domain/balance.ts'
import type { DecimalString } from '../domain/decimal.ts'
import { type Instrument, type InstrumentKey, instrumentId } from '../domain/instrument.ts'
import type { FeedState } from '../domain/market.ts'
import type { MarginMode, Order, OrderDraft } from '../domain/order.ts'
import type { Position } from '../domain/position.ts'
import { type OrderAim, targetSide } from './order-effect.ts'

/** What is known when an order is checked. `null` is "not known": the check that needs it is left out. */
export interface OrderContext {
  readonly instrument: Instrument
  readonly balances: Balances | null
  /** Price for the band and for the value of market orders: mark, last, or the best price against. */
  readonly referencePrice: DecimalString | null
  readonly lastPrice: DecimalString | null
  readonly markPrice: DecimalString | null
  /** Those of the symbol, at most one a side. Only looked at when `balances` are known. */
  readonly positions: ReadonlyArray<Position>
  /** Those of the symbol that rest. */
  readonly openOrders: ReadonlyArray<Order>
  /** Futures only, by the margin mode of the order. */
  readonly leverages: Readonly<Record<MarginMode, DecimalString | null>>
  readonly takerFeeRate: DecimalString | null
  readonly holdMode: HoldMode | null
  readonly market: FeedState
}

/**
 * Leverage of a new order; orders without a margin mode are crossed. In isolated hedge mode long and
 * short may differ, and the settings tell one leverage a symbol without a side (page "Get Account
 * Setting", `symbolConfigList`): the open position of the order's side tells its own where there is one.
 */
export function leverageOfOrder(
  { positions, holdMode, leverages }: OrderContext,
  order: OrderAim & Pick<OrderDraft, 'marginMode'>,
): DecimalString | null {
  const mode = order.marginMode ?? 'crossed'
  if (mode === 'crossed' || holdMode !== 'hedge_mode') return leverages[mode]
  const side = targetSide(order)
  const held = positions.find((row) => row.side === side && row.marginMode === 'isolated')
  return held?.leverage ?? leverages.isolated
}

/** Leverages of one instrument by margin mode, from the settings, else from an open position. */
export function knownLeverages(
  key: InstrumentKey,
  account: {
    readonly settings: AccountSettings | null
    readonly positions: ReadonlyArray<Position>
  },
): OrderContext['leverages'] {
  const id = instrumentId(key)
  const of = (marginMode: MarginMode) => {
    const isWanted = (row: InstrumentKey & { readonly marginMode: MarginMode }) =>
      instrumentId(row) === id && row.marginMode === marginMode
    const known = account.settings?.leverages.find(isWanted) ?? account.positions.find(isWanted)
    return known?.leverage ?? null
  }
  return { crossed: of('crossed'), isolated: of('isolated') }
}
