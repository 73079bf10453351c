import type { Order } from '../../../shared/domain/order.ts'
import type { OrderAccount, Schedule, TradingSession } from './trading-session.ts'

export interface OrderLookOptions {
  readonly session: () => TradingSession | null
  readonly account: Pick<OrderAccount, 'mergeOrders' | 'reload'>
  readonly schedule: Schedule
}

type Names = Pick<Order, 'clientOid' | 'orderId'>

/** Waits before each look at an order whose command went unanswered, ms. */
const LOOKS_MS: ReadonlyArray<number> = [250, 1000, 4000, 15_000]

/** Looks at single orders and tells the account what they are. */
export class OrderLook {
  readonly #options: OrderLookOptions

  constructor(options: OrderLookOptions) {
    this.#options = options
  }

  /**
   * Asks for the order and tells the account what it is now; `null`: no readable answer, or one about
   * another order: a name may be used again once its order has ended (section "Field rules").
   */
  async at(session: TradingSession, { clientOid, orderId }: Names): Promise<Order | null> {
    if (clientOid === '') {
      this.#options.account.reload()
      return null
    }
    const answer = await session.rest.orderByClientOid(clientOid)
    if (!answer.ok || answer.value?.orderId !== orderId) return null
    this.#options.account.mergeOrders(session.keySetId, [answer.value])
    return answer.value
  }

  /** The stream may tell it earlier; a few looks make sure that somebody does. */
  later(session: TradingSession, names: Names, looked = 0): void {
    const waitMs = LOOKS_MS[looked]
    if (waitMs === undefined) {
      this.#options.account.reload()
      return
    }
    this.#options.schedule(waitMs, () => {
      if (this.#options.session() !== session) return
      void this.at(session, names).then((order) => {
        if (order === null) this.later(session, names, looked + 1)
      })
    })
  }
}
