import type { AccountStreamOptions } from '../../electron/bitget/stream/account-stream.ts'
import type { RequestDetail } from '../../shared/domain/request-record.ts'
import { UnexpectedRest } from './unexpected-rest.ts'

/** What a private stream needs for its orders; records go into `records`. The login is number 0. */
export function socketOrders(records: RequestDetail[]): AccountStreamOptions['orders'] {
  let id = -1
  return {
    environment: 'practice',
    rate: { count: () => undefined, noteRemaining: () => undefined, noteRefused: () => undefined },
    nextRequestId: () => {
      id += 1
      return id
    },
    onRequest: (detail) => records.push(detail),
    rest: new UnexpectedRest(),
  }
}

/** For tests that send none. */
export function noOrders(): AccountStreamOptions['orders'] {
  return socketOrders([])
}
