import fc from 'fast-check'
import type { Command } from '../../electron/practice/engine/commands.ts'
import type { AccountState } from '../../electron/practice/engine/durability.ts'
import type { OrderRequest } from '../../electron/practice/engine/order-commands.ts'
import { type EngineState, remaining } from '../../electron/practice/engine/state.ts'
import { takeSnapshot } from '../../electron/practice/engine/views.ts'
import { PRACTICE_INSTRUMENTS } from '../../electron/practice/market/instruments.ts'
import type { InstrumentKey } from '../../shared/domain/instrument.ts'
import { MARGIN_MODES, POSITION_SIDES, SIDES, STP_MODES } from '../../shared/domain/order.ts'
import { START_MS } from './practice-scene.ts'

// Whatever three accounts may do to an exchange of every product line, in any hold and margin mode.

export const TRADERS = ['anna', 'bert', 'cara'] as const
export const STARTING_COINS = { USDT: '20000', BTC: '0.4', USDC: '9000' } as const

const LINES = {
  SPOT: { symbol: 'BTCUSDT', sizes: 10_000 },
  MARGIN: { symbol: 'BTCUSDT', sizes: 10_000 },
  'USDT-FUTURES': { symbol: 'BTCUSDT', sizes: 10_000 },
  'USDC-FUTURES': { symbol: 'BTCPERP', sizes: 10_000 },
  // Contracts of one dollar: about the same values as the others.
  'COIN-FUTURES': { symbol: 'BTCUSD', sizes: 1 / 64_000 },
} as const
type Line = keyof typeof LINES
const LINE_NAMES = ['SPOT', 'MARGIN', 'USDT-FUTURES', 'USDC-FUTURES', 'COIN-FUTURES'] as const
const FUTURES = ['USDT-FUTURES', 'USDC-FUTURES', 'COIN-FUTURES'] as const

export const BITCOIN_EVERYWHERE = PRACTICE_INSTRUMENTS.filter(({ row }) =>
  ['BTC', 'USDC'].includes(row.baseCoin),
)

/** A command made for the state it will meet; `atMs` is its time. */
export type MadeCommand = (state: EngineState, atMs: number) => Command

function keyOf(line: Line): InstrumentKey {
  return { category: line, symbol: LINES[line].symbol }
}

/** `steps` counts ten-thousandths of a bitcoin. */
function quantityOf(line: Line, steps: number): string {
  return line === 'COIN-FUTURES' ? String(steps * 6) : (steps / 10_000).toFixed(4)
}

const placing = fc
  .record({
    accountId: fc.constantFrom(...TRADERS),
    line: fc.constantFrom(...LINE_NAMES),
    side: fc.constantFrom(...SIDES),
    orderType: fc.constantFrom('limit' as const, 'limit' as const, 'market' as const),
    price: fc.integer({ min: 63_996, max: 64_004 }),
    steps: fc.oneof(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 3000, max: 30_000 })),
    timeInForce: fc.constantFrom(
      'gtc' as const,
      'gtc' as const,
      'ioc' as const,
      'fok' as const,
      'post_only' as const,
    ),
    reduceOnly: fc.integer({ min: 0, max: 3 }).map((roll) => roll === 0),
    positionSide: fc.constantFrom(...POSITION_SIDES),
    obeysHoldMode: fc.integer({ min: 0, max: 9 }).map((roll) => roll > 0),
    marginMode: fc.constantFrom('crossed' as const, 'crossed' as const, 'isolated' as const),
    stpMode: fc.constantFrom('none' as const, ...STP_MODES),
  })
  .map(
    (plan): MadeCommand =>
      (state, atMs) => {
        const { accountId, line, side, orderType, price, steps, obeysHoldMode } = plan
        const isFutures = line !== 'SPOT' && line !== 'MARGIN'
        const isHedge = state.accounts.get(accountId)?.holdMode === 'hedge_mode' && isFutures
        const isAmount = !isFutures && orderType === 'market' && side === 'buy'
        const order: OrderRequest = {
          ...keyOf(line),
          side,
          orderType,
          quantity: isAmount ? String(steps * 6) : quantityOf(line, steps),
          price: String(price),
          timeInForce: plan.timeInForce,
          reduceOnly: plan.reduceOnly && isFutures && !isHedge,
          positionSide: isHedge === obeysHoldMode ? plan.positionSide : null,
          marginMode: isFutures ? plan.marginMode : 'crossed',
          takeProfit: null,
          stopLoss: null,
          clientOid: null,
          stpMode: plan.stpMode,
        }
        return { kind: 'place-order', atMs, accountId, order }
      },
  )

const changing = fc
  .record({
    accountId: fc.constantFrom(...TRADERS),
    index: fc.nat(20),
    steps: fc.option(fc.integer({ min: 1, max: 5000 })),
    tenths: fc.option(fc.integer({ min: 639_900, max: 640_100 })),
    cancels: fc.boolean(),
    autoCancel: fc.boolean(),
  })
  .map(
    (plan): MadeCommand =>
      (state, atMs) => {
        const { accountId, index, steps, tenths, cancels, autoCancel } = plan
        const orders = [...(state.accounts.get(accountId)?.open.values() ?? [])]
        const order = orders[index % Math.max(orders.length, 1)]
        const name = { orderId: order?.orderId ?? '1', clientOid: null }
        if (cancels) return { kind: 'cancel-order', atMs, accountId, name }
        const line = order?.category ?? 'SPOT'
        return {
          kind: 'modify-order',
          atMs,
          accountId,
          name,
          price: tenths === null ? null : (tenths / 10).toFixed(1),
          quantity: steps === null ? null : quantityOf(line, steps),
          takeProfit: null,
          stopLoss: null,
          requestId: null,
          autoCancel,
        }
      },
  )

const setting = fc
  .record({
    accountId: fc.constantFrom(...TRADERS),
    line: fc.constantFrom(...FUTURES, 'MARGIN' as const),
    leverage: fc.integer({ min: 1, max: 130 }).map(String),
    coin: fc.constantFrom('USDT', 'BTC', 'NOPE'),
    marginMode: fc.constantFrom(...MARGIN_MODES),
    positionSide: fc.option(fc.constantFrom(...POSITION_SIDES)),
    holdMode: fc.constantFrom('one_way_mode' as const, 'hedge_mode' as const),
    what: fc.constantFrom('leverage', 'leverage', 'hold-mode', 'hold-mode'),
  })
  .map(
    (plan): MadeCommand =>
      (_state, atMs) => {
        const { accountId, line, leverage, marginMode, positionSide, holdMode, what } = plan
        if (what === 'hold-mode') return { kind: 'set-hold-mode', atMs, accountId, holdMode }
        const coin = line === 'MARGIN' ? plan.coin : null
        const symbol = line === 'MARGIN' ? null : LINES[line].symbol
        const target = { category: line, symbol, coin, leverage, marginMode, positionSide }
        return { kind: 'set-leverage', atMs, accountId, ...target }
      },
  )

const movingMoney = fc
  .record({
    from: fc.constantFrom(...TRADERS),
    to: fc.constantFrom(...TRADERS),
    fromWallet: fc.constantFrom('unified' as const, 'funding' as const),
    toWallet: fc.constantFrom('unified' as const, 'funding' as const),
    coin: fc.constantFrom('USDT', 'BTC', 'USDC', 'NOPE'),
    amount: fc.integer({ min: 1, max: 400_000 }).map((hundredths) => (hundredths / 100).toFixed(2)),
  })
  .map(
    (plan): MadeCommand =>
      (_state, atMs) => {
        const from = { accountId: plan.from, wallet: plan.fromWallet }
        const to = { accountId: plan.to, wallet: plan.toWallet }
        const { coin, amount } = plan
        const common = { kind: 'transfer', atMs, accountId: plan.from, clientOid: null } as const
        return { ...common, from, to, coin, amount }
      },
  )

const repaying = fc
  .record({
    accountId: fc.constantFrom(...TRADERS),
    repayable: fc.uniqueArray(fc.constantFrom('USDT', 'BTC', 'USDC'), { minLength: 1 }),
    payment: fc.uniqueArray(fc.constantFrom('USDT', 'BTC', 'USDC'), { minLength: 1 }),
  })
  .map(
    (plan): MadeCommand =>
      (_state, atMs) => ({ kind: 'repay', atMs, ...plan }),
  )

const sweeping = fc
  .record({
    accountId: fc.constantFrom(...TRADERS),
    category: fc.constantFrom(...FUTURES),
    what: fc.constantFrom('close', 'close', 'close', 'cancel', 'exposure', 'history'),
  })
  .map(
    (plan): MadeCommand =>
      (_state, atMs) => {
        const { accountId, category, what } = plan
        const scope = { category, symbol: null }
        if (what === 'close')
          return { kind: 'close-positions', atMs, accountId, ...scope, side: null }
        if (what === 'cancel') return { kind: 'cancel-orders', atMs, accountId, ...scope }
        const exposure = what === 'exposure'
        return {
          kind: 'reset-account',
          atMs,
          accountId,
          exposure,
          history: !exposure,
          balances: null,
        }
      },
  )

const markets = fc
  .record({
    category: fc.constantFrom(...FUTURES),
    price: fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: 63_000, max: 65_000 }) },
      { weight: 1, arbitrary: fc.integer({ min: 30_000, max: 120_000 }) },
    ),
    rate: fc.constantFrom('0.0001', '-0.0003', '0.001'),
    hours: fc.integer({ min: 1, max: 50 }),
    what: fc.constantFrom('prices', 'prices', 'prices', 'funding', 'time'),
  })
  .map(
    (plan): MadeCommand =>
      (_state, atMs) => {
        const { category, rate, hours, what } = plan
        const instrument = keyOf(category)
        if (what === 'funding') return { kind: 'settle-funding', atMs, instrument }
        if (what === 'time') return { kind: 'pass-time', atMs: atMs + hours * 3_600_000 }
        const price = String(plan.price)
        const prices = { indexPrice: price, markPrice: price, fundingRate: rate }
        return { kind: 'set-prices', atMs, instrument, ...prices }
      },
  )

export const anyCommand: fc.Arbitrary<MadeCommand> = fc.oneof(
  { weight: 24, arbitrary: placing },
  { weight: 3, arbitrary: changing },
  { weight: 2, arbitrary: setting },
  { weight: 1, arbitrary: movingMoney },
  { weight: 1, arbitrary: repaying },
  { weight: 1, arbitrary: sweeping },
  { weight: 3, arbitrary: markets },
)

/** Three accounts; one of them starts in hedge mode. */
export const OPENING: ReadonlyArray<Command> = [
  ...TRADERS.map(opened),
  { kind: 'set-hold-mode', atMs: START_MS, accountId: 'cara', holdMode: 'hedge_mode' },
]

function opened(accountId: string): Command {
  return {
    kind: 'create-account',
    atMs: START_MS,
    accountId,
    role: 'user',
    balances: Object.entries(STARTING_COINS).map(([coin, amount]) => ({ coin, amount })),
  }
}

/** What users own, in an order that does not depend on how it came about. */
export function ownedBy(state: EngineState): ReadonlyArray<AccountState> {
  return sortedAccounts(takeSnapshot(state).accounts)
}

export function sortedAccounts(accounts: ReadonlyArray<AccountState>): ReadonlyArray<AccountState> {
  const sorted = <Row>(rows: ReadonlyArray<Row>, key: (row: Row) => string) =>
    [...rows].sort((a, b) => (key(a) < key(b) ? -1 : 1))
  return accounts.map((account) => ({
    ...account,
    balances: sorted(account.balances, (row) => row.coin),
    funding: sorted(account.funding, (row) => row.coin),
    leverages: sorted(account.leverages, (row) => `${row.category}:${row.symbol}`),
    openOrders: sorted(account.openOrders, (row) => row.orderId),
    orderHistory: sorted(account.orderHistory, (row) => row.orderId),
    positions: sorted(account.positions, (row) => `${row.category}:${row.side}`),
  }))
}

/** Books where the best bid is not below the best ask, or a level is not the sum of its orders. */
export function brokenBooks(state: EngineState): ReadonlyArray<string> {
  return [...state.markets.values()].flatMap((market) => {
    const bid = market.book.best('buy')
    const ask = market.book.best('sell')
    const orders = [...state.accounts.values()].flatMap(({ open }) => [...open.values()])
    const resting = orders
      .filter((order) => order.market === market)
      .reduce((sum, order) => sum + remaining(order), 0n)
    const shown = market.book.availableTo('buy', 10n ** 30n, 10n ** 40n, () => false)
    const shownBids = market.book.availableTo('sell', 0n, 10n ** 40n, () => false)
    const isCrossed = bid !== null && ask !== null && bid >= ask
    return isCrossed || shown + shownBids !== resting ? [market.id] : []
  })
}
