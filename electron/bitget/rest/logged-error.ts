import type { DeskError } from '../../../shared/domain/error.ts'
import type { RequestOutcome } from '../../../shared/domain/request-record.ts'
import type { Mask } from './mask-secrets.ts'

/** As the page may see it; a key that was not accepted leads to the text that it signed. */
export function loggedError(error: DeskError, mask: Mask, requestId: number): DeskError {
  switch (error.kind) {
    case 'refused':
      return { ...error, message: mask(error.message) }
    case 'unauthorised':
      return { ...error, message: mask(error.message), requestId }
    default:
      return error
  }
}

/** How a failed request stands in the log. */
export function outcomeOf(error: DeskError): RequestOutcome {
  if (error.kind === 'rateLimited') return 'rate-limited'
  return error.kind === 'refused' || error.kind === 'unauthorised' ? 'refused' : 'failed'
}
