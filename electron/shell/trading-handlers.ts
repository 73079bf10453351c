import { succeed } from '../../shared/domain/error.ts'
import type { Handlers } from '../../shared/ipc/bridge.ts'
import type { TradingRequests } from '../../shared/ipc/trading-requests.ts'
import type { DeadManSwitch } from '../desk/dead-man/dead-man-switch.ts'
import type { OrderCommands } from '../desk/orders/order-commands.ts'
import type { OrderService } from '../desk/orders/order-service.ts'
import type { PanicService } from '../desk/panic/panic-service.ts'
import type { PositionCommands } from '../desk/positions/position-commands.ts'
import type { StrategyCommands } from '../desk/strategies/strategy-commands.ts'
import type { StrategyService } from '../desk/strategies/strategy-service.ts'

export interface TradingServices {
  readonly orders: OrderService
  readonly commands: OrderCommands
  readonly positions: PositionCommands
  readonly strategies: StrategyService
  readonly strategyCommands: StrategyCommands
  readonly panic: PanicService
  readonly deadMan: DeadManSwitch
}

/** Requests that move orders and positions, and the service that answers each. */
export function tradingHandlers(services: TradingServices): Pick<Handlers, keyof TradingRequests> {
  const { orders, commands, positions, strategies, strategyCommands, panic, deadMan } = services
  return {
    'orders.submit': (draft, clickedAtMs) => orders.submit(draft, clickedAtMs),
    'orders.submitBatch': (drafts, clickedAtMs) => orders.submitBatch(drafts, clickedAtMs),
    'orders.change': (order, change, clickedAtMs) => commands.change(order, change, clickedAtMs),
    'orders.changeBatch': (changes, clickedAtMs) => commands.changeBatch(changes, clickedAtMs),
    'orders.cancel': (order, clickedAtMs) => commands.cancel(order, clickedAtMs),
    'orders.cancelBatch': (list, clickedAtMs) => commands.cancelBatch(list, clickedAtMs),
    'orders.cancelAll': (category, symbol, clickedAtMs) =>
      panic.cancelAll(category, symbol, clickedAtMs),
    'positions.close': (position, clickedAtMs) => positions.close(position, clickedAtMs),
    'positions.reverse': (position, clickedAtMs) => positions.reverse(position, clickedAtMs),
    'strategies.place': (draft, clickedAtMs) => strategies.place(draft, clickedAtMs),
    'strategies.change': (order, change, clickedAtMs) =>
      strategyCommands.change(order, change, clickedAtMs),
    'strategies.cancel': (order, clickedAtMs) => strategyCommands.cancel(order, clickedAtMs),
    'panic.run': (action, clickedAtMs) => panic.run(action, clickedAtMs),
    'deadMan.read': async () => succeed(deadMan.read()),
    'deadMan.arm': (seconds) => deadMan.arm(seconds),
  }
}
