import { succeed } from '../../shared/domain/error.ts'
import type { AccountRequests } from '../../shared/ipc/account-requests.ts'
import type { Handlers } from '../../shared/ipc/bridge.ts'
import type { AccountCalls } from '../desk/account/account-calls.ts'
import type { AccountService } from '../desk/account/account-service.ts'
import type { TransferService } from '../desk/account/transfer-service.ts'

export interface AccountServices {
  readonly account: AccountService
  readonly calls: AccountCalls
  readonly transfers: TransferService
}

/** Requests about the account of the key in use. */
export function accountHandlers(services: AccountServices): Pick<Handlers, keyof AccountRequests> {
  const { account, calls, transfers } = services
  return {
    'account.read': async () => succeed(account.snapshot()),
    'account.feeRates': (instrument) => calls.feeRates(instrument),
    'account.allFeeRates': (category) => calls.allFeeRates(category),
    'account.setLeverage': (instrument, leverage, target) =>
      calls.setLeverage(instrument, leverage, target),
    'account.setHoldMode': (mode) => calls.setHoldMode(mode),
    'account.deduction': () => calls.deduction(),
    'account.setDeduction': (on) => calls.setDeduction(on),
    'account.funding': () => transfers.funding(),
    'account.transferLimit': (draft) => transfers.limit(draft),
    'account.transfer': (draft) => transfers.transfer(draft),
  }
}
