import type { PracticeKeyPlan } from '../accounts/practice-key.ts'
import type { CoinAmount } from '../engine/account-commands.ts'
import type { Snapshot } from '../engine/durability.ts'
import type { Tell } from './data-folder.ts'

/** How a practice exchange is to run. Every member may be left out. */
export interface PracticeOptions {
  /** Default 0: the system chooses. */
  readonly port?: number
  /** Same seed: same keys and same market. Without one both come from the secure random source. */
  readonly seed?: number
  /** 1 is lifelike, 0 a standing market, 100 the fastest. */
  readonly speed?: number
  /** Folder for accounts, keys, orders and positions. Without one everything ends with the process. */
  readonly dataFolder?: string
  /** Default `documented`. `none` is for measuring. */
  readonly rateLimits?: 'documented' | 'none'
  /** Key sets beside the usual ones. */
  readonly extraKeys?: ReadonlyArray<PracticeKeyPlan>
  /** What a new account starts with. */
  readonly startingBalances?: ReadonlyArray<CoinAmount>
  /** A state to begin with, in place of the one that the folder holds. */
  readonly startFrom?: Snapshot
  /** Sentences for the person who runs it; default: nobody hears. */
  readonly tell?: Tell
}

export const STARTING_BALANCES: ReadonlyArray<CoinAmount> = [
  { coin: 'USDT', amount: '100000' },
  { coin: 'BTC', amount: '1' },
  { coin: 'ETH', amount: '10' },
]
