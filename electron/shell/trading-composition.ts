import { randomBytes } from 'node:crypto'
import type { GateFigures, GuardLimits } from '../../shared/domain/guards.ts'
import { settleCoin } from '../../shared/domain/instrument.ts'
import type { KeySet } from '../../shared/domain/key-set.ts'
import type { Order } from '../../shared/domain/order.ts'
import type { RequestRow } from '../../shared/domain/request-record.ts'
import type { StrategyOrder } from '../../shared/domain/strategy-order.ts'
import type { Emit } from '../../shared/ipc/bridge.ts'
import type { Notice } from '../../shared/ipc/contract.ts'
import { type SocketTime, SYSTEM_TIME } from '../bitget/socket/socket-time.ts'
import { AccountCalls } from '../desk/account/account-calls.ts'
import type { AccountService } from '../desk/account/account-service.ts'
import { TransferService } from '../desk/account/transfer-service.ts'
import { DeadManSwitch } from '../desk/dead-man/dead-man-switch.ts'
import { DayFills } from '../desk/guards/day-fills.ts'
import { DayTotals } from '../desk/guards/day-totals.ts'
import { gateFigures } from '../desk/guards/gate-figures.ts'
import { createOrderGuards, type OrderGuardPorts } from '../desk/guards/order-guards.ts'
import { OrderLatency } from '../desk/guards/order-latency.ts'
import { HistoryService } from '../desk/history/history-service.ts'
import type { Journal, JournalGaps } from '../desk/journal/intent.ts'
import type { MarketService } from '../desk/market/market-service.ts'
import { createClientOid } from '../desk/orders/client-oid.ts'
import { createDraftCheck } from '../desk/orders/draft-check.ts'
import { GapCheck } from '../desk/orders/gap-check.ts'
import { OrderCommands } from '../desk/orders/order-commands.ts'
import { OrderService } from '../desk/orders/order-service.ts'
import type { TradingSession } from '../desk/orders/trading-session.ts'
import { PanicService } from '../desk/panic/panic-service.ts'
import { PositionCommands } from '../desk/positions/position-commands.ts'
import { StrategyCommands } from '../desk/strategies/strategy-commands.ts'
import { createStrategyDraftCheck } from '../desk/strategies/strategy-draft-check.ts'
import { StrategyService } from '../desk/strategies/strategy-service.ts'
import { type AccountServices, accountHandlers } from './account-handlers.ts'
import { historyHandlers } from './history-handlers.ts'
import { tradingHandlers } from './trading-handlers.ts'

export interface TradingPorts {
  readonly journal: Journal & JournalGaps
  readonly account: AccountService
  readonly market: MarketService
  readonly session: () => TradingSession | null
  /** The key set that would sign. */
  readonly activeKeySet: () => KeySet | null
  /** The user's limits in the environment of the session. */
  readonly guardLimits: () => GuardLimits
  /** Real money, and no yes to it in this start. */
  readonly isLiveLocked: () => boolean
  readonly isClockKnown: () => boolean
  readonly room: OrderGuardPorts['room']
  /** The user's downloads folder. */
  readonly downloads: () => string
  readonly emit: Emit
  /** Default: the clocks and timers of this machine. */
  readonly time?: SocketTime
  readonly raise: (notice: Notice) => void
  /** Logs a fault of the desk and returns the reference that finds it. */
  readonly reportFault: (error: unknown) => string
}

export interface Trading {
  readonly handlers: ReturnType<typeof tradingHandlers> &
    ReturnType<typeof accountHandlers> &
    ReturnType<typeof historyHandlers>
  /** Another key set trades, or none. */
  activate(session: TradingSession | null): void
  /** Nobody trades, and what needs a signature is left as it stands. */
  lock(): void
  /** The journal was opened anew: what it holds open is taken up by the same key set. */
  takeUp(session: TradingSession | null): void
  /** What the account was told, by the stream or by asking. */
  hear(orders: ReadonlyArray<Order>): void
  hearStrategies(orders: ReadonlyArray<StrategyOrder>): void
  /** Any request that has ended. */
  noteRequest(row: RequestRow): void
  /** The private stream was away: fills may have been missed. */
  noteStreamLost(): void
  /** What the guards of new risk are judged by. */
  gates(): GateFigures
  wake(): void
  close(): void
}

/** Makes and joins the services that act for a key set. */
export function createTrading(ports: TradingPorts): Trading {
  const { journal, account, market, session, activeKeySet, emit, raise, reportFault } = ports
  const clock = ports.time ?? SYSTEM_TIME
  const schedule = clock.after
  const now = () => clock.now()
  const newClientOid = () => createClientOid(randomBytes)
  const calls = new AccountCalls({ account, instrument: (key) => market.instrument(key) })
  const known = () => ({ ...account.snapshot(), settings: calls.settledSettings() })
  const checkPorts = { market, account: known, activeKeySet }
  const check = createDraftCheck(checkPorts)
  const checkStrategy = createStrategyDraftCheck(checkPorts)
  const latency = new OrderLatency(() => clock.monotonic())
  const fills = new DayFills({ session, now, schedule })
  const totals = new DayTotals((key) => {
    const instrument = market.instrument(key)
    return instrument === null ? null : settleCoin(instrument)
  })
  const { isClockKnown, isLiveLocked, guardLimits } = ports
  const gatePorts = { ...checkPorts, fills, totals, latency, isClockKnown, isLiveLocked, now }
  const gates = (limits: GuardLimits) => gateFigures(gatePorts, limits)
  const guards = createOrderGuards({ ...checkPorts, limits: guardLimits, gates, room: ports.room })
  const common = { clock, schedule, journal, account, newClientOid, onNotice: raise, reportFault }

  const orders = new OrderService({ ...common, check: check.order, guard: guards.orders })
  const strategies = new StrategyService({
    ...{ ...common, check: checkStrategy.place, guard: guards.strategy },
  })
  const gapCheck = new GapCheck({ gaps: journal, now, schedule, raise, reportFault })
  const takeUp = (active: TradingSession | null) => {
    orders.activate(active)
    strategies.activate(active)
    gapCheck.activate(active)
  }
  const deadMan = new DeadManSwitch({
    ...{ clock, schedule, onNotice: raise },
    emit: (view) => emit('deadMan.changed', view),
    onFired: () => account.reload(),
  })
  const accountServices: AccountServices = {
    ...{ account, calls },
    transfers: new TransferService({ session, account, clock, newClientOid }),
  }
  return {
    handlers: {
      ...tradingHandlers({
        ...{ orders, strategies, deadMan },
        commands: new OrderCommands({
          ...{ session, account, schedule, checkChange: check.change, guard: guards.changes },
        }),
        positions: new PositionCommands({
          ...{ session, account, clock },
          submit: (draft, clickedAtMs) => orders.submit(draft, clickedAtMs),
          guard: guards.orders,
        }),
        strategyCommands: new StrategyCommands({
          ...{ session, account, schedule, now },
          checkChange: checkStrategy.change,
          guard: guards.strategyChange,
        }),
        panic: new PanicService({ session, account, schedule }),
      }),
      ...accountHandlers(accountServices),
      ...historyHandlers(
        new HistoryService({ session, now, schedule, downloads: ports.downloads, reportFault }),
      ),
    },
    takeUp,
    activate: (active) => {
      fills.forget()
      latency.forget()
      takeUp(active)
      deadMan.activate(active)
    },
    lock: () => {
      takeUp(null)
      deadMan.lock()
    },
    hear: (heard) => orders.hear(heard),
    hearStrategies: (heard) => strategies.hear(heard),
    noteRequest: (row) => latency.note(row),
    noteStreamLost: () => fills.forget(),
    gates: () => gates(guardLimits()),
    wake: () => deadMan.wake(),
    close: () => deadMan.close(),
  }
}
