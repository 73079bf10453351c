import type { LeverageRecord } from './account-records.ts'
import { emptyAccountState, SNAPSHOT_VERSION, type Snapshot } from './durability.ts'
import type { PrivateEvent } from './events.ts'
import type { OrderRecord } from './order-records.ts'
import type { PositionRecord } from './position-records.ts'

// What earlier versions of the practice exchange wrote, read as if it were written today. Version 1
// knew crossed one-way positions of USDT-FUTURES and spot, no exits, no ledger.

/** A record in which version 1 had no such members. */
type Older<Row, Name extends keyof Row> = Omit<Row, Name> & Partial<Pick<Row, Name>>
type OlderOrder = Older<OrderRecord, 'marginMode' | 'holdMode'>
type OlderPosition = Older<PositionRecord, 'marginMode' | 'holdMode'>
type OlderLeverage = Older<LeverageRecord, 'crossedLeverage' | 'longLeverage' | 'shortLeverage'>

const ORDER_DEFAULTS = {
  positionSide: null,
  takeProfit: null,
  stopLoss: null,
  requestId: null,
  story: null,
} as const

/** A snapshot of any version that was ever written; `null`: not one. */
export function readSnapshot(value: unknown): Snapshot | null {
  if (!isSnapshot(value)) return null
  const accounts = value.accounts.map((account) => ({
    ...emptyAccountState(account.accountId),
    ...account,
    openOrders: account.openOrders.map(currentOrder),
    orderHistory: account.orderHistory.map(currentOrder),
    positions: account.positions.map(currentPosition),
    leverages: account.leverages.map(currentLeverage),
  }))
  return { ...value, version: SNAPSHOT_VERSION, accounts }
}

/** An event of any version. */
export function currentEvent(event: PrivateEvent): PrivateEvent {
  switch (event.kind) {
    case 'order-changed':
      return { ...event, order: currentOrder(event.order) }
    case 'position-changed':
      return { ...event, position: currentPosition(event.position) }
    case 'leverage-changed':
      return { ...event, config: currentLeverage(event.config) }
    default:
      return event
  }
}

function currentOrder(order: OlderOrder): OrderRecord {
  const isFutures = order.category !== 'SPOT' && order.category !== 'MARGIN'
  return {
    ...ORDER_DEFAULTS,
    marginMode: isFutures ? 'crossed' : null,
    holdMode: isFutures ? 'one_way_mode' : null,
    ...order,
  }
}

function currentPosition(position: OlderPosition): PositionRecord {
  return { marginMode: 'crossed', holdMode: 'one_way_mode', ...position }
}

function currentLeverage(config: OlderLeverage): LeverageRecord {
  const { leverage } = config
  const sides = { longLeverage: leverage, shortLeverage: leverage }
  return { crossedLeverage: leverage, ...sides, ...config }
}

function isSnapshot(value: unknown): value is Snapshot {
  return (
    typeof value === 'object' &&
    value !== null &&
    'version' in value &&
    (value.version === 1 || value.version === SNAPSHOT_VERSION) &&
    'accounts' in value &&
    Array.isArray(value.accounts) &&
    'prices' in value &&
    Array.isArray(value.prices)
  )
}
