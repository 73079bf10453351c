import { randomBytes } from 'node:crypto'
import type { KeySet } from '../../shared/domain/key-set.ts'
import type { Order } from '../../shared/domain/order.ts'
import type { StrategyOrder } from '../../shared/domain/strategy-order.ts'
import type { Emit } from '../../shared/ipc/bridge.ts'
import type { Notice } from '../../shared/ipc/contract.ts'
import { SYSTEM_TIME } from '../bitget/socket/socket-time.ts'
import { AccountCalls } from '../desk/account/account-calls.ts'
import type { AccountService } from '../desk/account/account-service.ts'
import { TransferService } from '../desk/account/transfer-service.ts'
import { DeadManSwitch } from '../desk/dead-man/dead-man-switch.ts'
import { HistoryService } from '../desk/history/history-service.ts'
import type { Journal, JournalGaps } from '../desk/journal/intent.ts'
import type { MarketService } from '../desk/market-service.ts'
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
  /** The user's downloads folder. */
  readonly downloads: () => string
  readonly emit: Emit
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
  /** The journal was opened anew: what it holds open is taken up by the same key set. */
  takeUp(session: TradingSession | null): void
  /** What the account was told, by the stream or by asking. */
  hear(orders: ReadonlyArray<Order>): void
  hearStrategies(orders: ReadonlyArray<StrategyOrder>): void
  wake(): void
  close(): void
}

/** Makes and joins the services that act for a key set. */
export function createTrading(ports: TradingPorts): Trading {
  const { journal, account, market, session, activeKeySet, emit, raise, reportFault } = ports
  const clock = SYSTEM_TIME
  const schedule = SYSTEM_TIME.after
  const now = () => SYSTEM_TIME.now()
  const newClientOid = () => createClientOid(randomBytes)
  const checkPorts = { market, account: () => account.snapshot(), activeKeySet }
  const check = createDraftCheck(checkPorts)
  const checkStrategy = createStrategyDraftCheck(checkPorts)
  const common = { clock, schedule, journal, account, newClientOid, onNotice: raise, reportFault }

  const orders = new OrderService({ ...common, check: check.order })
  const strategies = new StrategyService({ ...common, check: checkStrategy.place })
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
    account,
    calls: new AccountCalls({ account, instrument: (key) => market.instrument(key) }),
    transfers: new TransferService({ account, clock, newClientOid }),
  }
  return {
    handlers: {
      ...tradingHandlers({
        ...{ orders, strategies, deadMan },
        commands: new OrderCommands({ session, account, schedule, checkChange: check.change }),
        positions: new PositionCommands({
          ...{ session, account },
          submit: (draft, clickedAtMs) => orders.submit(draft, clickedAtMs),
        }),
        strategyCommands: new StrategyCommands({
          ...{ session, account, schedule, now },
          checkChange: checkStrategy.change,
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
      takeUp(active)
      deadMan.activate(active)
    },
    hear: (heard) => orders.hear(heard),
    hearStrategies: (heard) => strategies.hear(heard),
    wake: () => deadMan.wake(),
    close: () => deadMan.close(),
  }
}
