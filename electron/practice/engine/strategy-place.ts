import { CLIENT_OID, refuse } from './check-order.ts'
import { marketFor } from './find.ts'
import type { OrderName } from './order-commands.ts'
import type { OrderIds, Refusal } from './queries.ts'
import { type Account, type Effects, type EngineState, nextId } from './state.ts'
import type { StrategyRequest } from './strategy-commands.ts'
import { awaitPrices, cancelStrategy } from './strategy-life.ts'
import { readTpsl } from './strategy-read.ts'
import type { StrategyRecord } from './strategy-record.ts'
import { readTrigger } from './strategy-trigger.ts'

/** Pending ones of a symbol. The exchange refuses more (25599) without publishing the number. */
const MOST_ACTIVE = 20

/** Takes in a strategy order (page "Place Strategy Order"). A refusal leaves no trace. */
export function placeStrategy(
  state: EngineState,
  account: Account,
  request: StrategyRequest,
  effects: Effects,
): { readonly refusal: Refusal } | { readonly ids: OrderIds } {
  const market = marketFor(state, request)
  if (market === null) {
    return { refusal: refuse('25100', `Trading pair ${request.symbol} does not exist`) }
  }
  const named = nameRefusal(account, request.clientOid)
  if (named !== null) return { refusal: named }
  const read = request.strategyKind === 'tpsl' ? readTpsl : readTrigger
  const plan = read(account, market, request)
  if ('code' in plan) return { refusal: plan }
  const full = countRefusal(account, request)
  if (full !== null) return { refusal: full }
  const orderId = nextId(state)
  const strategy: StrategyRecord = {
    ...plan,
    accountId: account.id,
    category: request.category,
    symbol: request.symbol,
    orderId,
    clientOid: request.clientOid ?? nextId(state),
    strategyKind: request.strategyKind,
    status: 'pending',
    reduceOnly: request.strategyKind === 'tpsl' || (market.isFutures && request.reduceOnly),
    marginMode: request.marginMode,
    parentOrderId: null,
    reached: null,
    sentOrderId: null,
    refusal: null,
    endedBy: null,
    createdAtMs: state.nowMs,
    updatedAtMs: state.nowMs,
  }
  awaitPrices(account, market, strategy, effects)
  return { ids: idsOf(strategy) }
}

/** Page "Cancel Strategy Order". Unknown and ended ones are one refusal: 25575. */
export function cancelNamedStrategy(
  state: EngineState,
  account: Account,
  name: OrderName,
  effects: Effects,
): { readonly refusal: Refusal } | { readonly ids: OrderIds } {
  const strategy = findStrategy(account.strategies, name)
  if (strategy === null) {
    return {
      refusal: refuse(
        '25575',
        'Failed to stop the strategy because the corresponding strategy ID could not be found',
      ),
    }
  }
  cancelStrategy(state, account, strategy, 'user', effects)
  return { ids: idsOf(strategy) }
}

/** orderId wins when both are given; of several with one clientOid the newest. */
export function findStrategy(
  strategies: ReadonlyMap<string, StrategyRecord>,
  name: OrderName,
): StrategyRecord | null {
  if (name.orderId !== null) return strategies.get(name.orderId) ?? null
  if (name.clientOid === null) return null
  return [...strategies.values()].findLast(({ clientOid }) => clientOid === name.clientOid) ?? null
}

export function idsOf({ orderId, clientOid }: StrategyRecord): OrderIds {
  return { orderId, clientOid }
}

function nameRefusal(account: Account, clientOid: string | null): Refusal | null {
  if (clientOid === null) return null
  if (!CLIENT_OID.test(clientOid)) return refuse('25200', 'clientOid validation error')
  return findStrategy(account.strategies, { orderId: null, clientOid }) === null
    ? null
    : refuse('25212', 'Duplicate clientOid')
}

function countRefusal(account: Account, request: StrategyRequest): Refusal | null {
  const active = [...account.strategies.values()].filter(
    ({ category, symbol }) => category === request.category && symbol === request.symbol,
  )
  return active.length < MOST_ACTIVE
    ? null
    : refuse(
        '25599',
        `Maximum number of active TP/SL orders for this symbol is ${MOST_ACTIVE}; cannot add more`,
      )
}
