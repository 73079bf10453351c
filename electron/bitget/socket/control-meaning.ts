import type { ControlFrame } from './frame.ts'
import { type Subscription, subscriptionInside } from './subscription.ts'

/** What a control frame is to the connection that it came over. */
export type ControlMeaning =
  | { readonly kind: 'logged-in' }
  | { readonly kind: 'login-failed'; readonly why: 'login-refused' | 'login-expired' }
  | { readonly kind: 'acknowledged'; readonly subscription: Subscription }
  /** The exchange does not know it; asking again will not help. */
  | { readonly kind: 'rejected'; readonly subscription: Subscription }
  /** The connection will be reset soon. */
  | { readonly kind: 'reset-ahead' }
  | { readonly kind: 'over' }
  | { readonly kind: 'nothing' }

const DOES_NOT_EXIST = '30001'
const NOT_LOGGED_IN = '30004'
const OVER_LIMIT = '30007'
const LOGIN_EXPIRED = '30014'
const SERVICE_UPGRADE = '30033'
/** A login with one of these will not succeed by trying again; the user must act. */
const CREDENTIAL_CODES: ReadonlySet<string> = new Set(['30005', '30011', '30012', '30013', '30015'])

/** Codes are those of page "WebSocket intro"; any other error is only worth a line in the log. */
export function controlMeaning(frame: ControlFrame, isLoggingIn: boolean): ControlMeaning {
  const { event, code, arg } = frame
  switch (event) {
    case 'login':
      return { kind: isLoggingIn && code === '0' ? 'logged-in' : 'nothing' }
    case 'subscribe':
      return arg === null ? { kind: 'nothing' } : { kind: 'acknowledged', subscription: arg }
    case 'unsubscribe':
      return { kind: 'nothing' }
    case 'error':
      if (isLoggingIn && CREDENTIAL_CODES.has(code)) {
        return { kind: 'login-failed', why: 'login-refused' }
      }
      if (isLoggingIn && code === LOGIN_EXPIRED) {
        return { kind: 'login-failed', why: 'login-expired' }
      }
      return errorMeaning(frame)
  }
}

function errorMeaning({ code, message }: ControlFrame): ControlMeaning {
  if (code === SERVICE_UPGRADE) return { kind: 'reset-ahead' }
  if (code === OVER_LIMIT || code === NOT_LOGGED_IN) return { kind: 'over' }
  // On this version an error names its arg only inside the message, as JSON text.
  const subscription = code === DOES_NOT_EXIST ? subscriptionInside(message) : null
  return subscription === null ? { kind: 'nothing' } : { kind: 'rejected', subscription }
}
