import type { CreateAccount, ResetAccount, SetHoldMode, SetLeverage } from './account-commands.ts'
import type { PassTime, SetPrices, SettleFunding } from './market-commands.ts'
import type { Repay, TransferCoin } from './money-commands.ts'
import type {
  CancelOrder,
  CancelOrders,
  ClosePositions,
  ModifyOrder,
  PlaceOrder,
  SetCountdown,
} from './order-commands.ts'
import type { CancelStrategy, ModifyStrategy, PlaceStrategy } from './strategy-commands.ts'

// Everything that can happen to the exchange. The engine has no clock: `atMs` (Unix ms) is the time
// at which a command happens, and it must not go backwards from one command to the next.

export type Command =
  | CreateAccount
  | PlaceOrder
  | ModifyOrder
  | CancelOrder
  | CancelOrders
  | ClosePositions
  | SetLeverage
  | SetHoldMode
  | PlaceStrategy
  | ModifyStrategy
  | CancelStrategy
  | SetCountdown
  | TransferCoin
  | Repay
  | ResetAccount
  | PassTime
  | SetPrices
  | SettleFunding
