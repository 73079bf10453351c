import type { WallClock } from '../clock/wall-clock.ts'
import type { WireSigner } from '../signing/wire-signer.ts'
import { type AccountRest, createAccountRest } from './account-rest.ts'
import { createOrderRest, type OrderRest } from './order-rest.ts'
import { createPositionRest, type PositionRest } from './position-rest.ts'
import type { RestClient } from './rest-client.ts'
import { createSignedCalls } from './signed-calls.ts'
import { createStrategyRest, type StrategyRest } from './strategy-rest.ts'
import { createSubAccountRest, type SubAccountRest } from './sub-account-rest.ts'
import { createTransferRest, type TransferRest } from './transfer-rest.ts'

export interface BitgetPrivateRest
  extends OrderRest,
    StrategyRest,
    PositionRest,
    AccountRest,
    TransferRest,
    SubAccountRest {}

/** REST signed by one key set. Methods are named after intent; each makes one request unless told. */
export function createPrivateRest(
  client: Pick<RestClient, 'call'>,
  signer: WireSigner,
  clock: Pick<WallClock, 'now'>,
): BitgetPrivateRest {
  const calls = createSignedCalls(client, signer)
  return {
    ...createOrderRest(calls),
    ...createStrategyRest(calls),
    ...createPositionRest(calls),
    ...createAccountRest(calls, clock),
    ...createTransferRest(calls),
    ...createSubAccountRest(calls),
  }
}
