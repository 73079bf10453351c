import { fail, invalid, succeed } from '../../shared/domain/error.ts'
import type { Handlers } from '../../shared/ipc/bridge.ts'
import type { ExchangeSession } from './exchange-session.ts'

export type HistoryHandlers = Pick<Handlers, 'orders.history' | 'fills.history'>

/** Pages of the past, asked with the key in use and kept nowhere. */
export function historyHandlers(session: ExchangeSession): HistoryHandlers {
  return {
    'orders.history': async (filter, cursor) => {
      const rest = session.trading()?.rest
      if (rest === undefined) return fail(invalid('no-key'))
      const answer = await rest.orderHistory(filter, cursor)
      return answer.ok ? succeed(answer.value) : fail(answer.error)
    },
    'fills.history': async (filter, cursor) => {
      const rest = session.trading()?.rest
      if (rest === undefined) return fail(invalid('no-key'))
      const answer = await rest.fillHistory(filter, cursor)
      return answer.ok ? succeed(answer.value) : fail(answer.error)
    },
  }
}
