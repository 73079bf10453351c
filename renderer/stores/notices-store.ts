import { createStore } from 'zustand/vanilla'
import type { DeskError } from '../../shared/domain/error.ts'
import type { Notice } from '../../shared/ipc/contract.ts'

/** What is told. Words are chosen when it is drawn, so that a change of language reaches old ones too. */
export type Message =
  /** The caller's own words, such as an order in words. */
  | { readonly kind: 'words'; readonly title: string; readonly text?: string }
  | { readonly kind: 'error'; readonly title: string | null; readonly error: DeskError }
  | { readonly kind: 'notice'; readonly notice: Notice }

export type Tone = 'done' | 'refused' | 'uncertain' | 'told'

export interface Told {
  readonly id: string
  readonly tone: Tone
  readonly message: Message
  readonly atMs: number
  /** Finds the request in the inspector. */
  readonly requestId: number | null
}

export interface NoticesState {
  /** On screen now. */
  readonly toasts: ReadonlyArray<Told>
  /** Everything told since the start, newest first. */
  readonly history: ReadonlyArray<Told>
  readonly unread: number
}

const TOASTS_SHOWN = 3
const HISTORY_KEPT = 200

export const noticesStore = createStore<NoticesState>(() => ({
  toasts: [],
  history: [],
  unread: 0,
}))

let nextId = 1

/** Shows a toast and writes it in the list of notices. The id lets the teller take the toast away. */
export function tell(tone: Tone, message: Message, requestId: number | null = null): string {
  const request = requestId ?? (message.kind === 'error' ? requestOf(message.error) : null)
  const told: Told = { id: `told-${nextId}`, tone, message, atMs: Date.now(), requestId: request }
  nextId += 1
  noticesStore.setState((state) => ({
    toasts: [...state.toasts, told].slice(-TOASTS_SHOWN),
    history: [told, ...state.history].slice(0, HISTORY_KEPT),
    unread: state.unread + 1,
  }))
  return told.id
}

/** The request of a key that was not accepted, where what was signed is explained. */
export function requestOf(error: DeskError): number | null {
  return error.kind === 'unauthorised' ? (error.requestId ?? null) : null
}

export function closeToast(id: string): void {
  noticesStore.setState((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) }))
}

export function markNoticesRead(): void {
  noticesStore.setState({ unread: 0 })
}
