import type { StoreApi } from 'zustand/vanilla'
import type { AccountUpdate } from '../../shared/ipc/contract.ts'
import {
  type AccountView,
  EMPTY_ACCOUNT,
  withAccountSnapshot,
  withAccountUpdate,
} from './account-state.ts'
import type { DeskPorts } from './desk-ports.ts'
import { createFrameStore } from './frame-store.ts'

export interface AccountStore {
  readonly store: StoreApi<AccountView>
  /** Asks for the whole account: at the start, after a change of key, or to try again. */
  read(): void
  close(): void
}

/** Keeps the account of the active key set by sequence; a gap or another key set reads it whole. */
export function createAccountStore(desk: DeskPorts): AccountStore {
  const { store, current, set } = createFrameStore<AccountView>(desk, EMPTY_ACCOUNT)
  let asked = 0
  let asking = false
  let early: AccountUpdate[] = []

  function take(update: AccountUpdate): void {
    if (asking) {
      early.push(update)
      return
    }
    const { keySetId, sequence } = current()
    const isOther = update.keySetId !== keySetId
    if (!isOther && update.sequence <= sequence) return
    if (isOther || update.sequence !== sequence + 1) {
      void ask()
      return
    }
    set(withAccountUpdate(current(), update, desk.now()))
  }

  async function ask(): Promise<void> {
    asked += 1
    asking = true
    early = []
    const mine = asked
    const answer = await desk.ask('account.read')
    if (mine !== asked) return
    asking = false
    if (!answer.ok) {
      set({ ...current(), state: 'failed', error: answer.error })
      return
    }
    set(withAccountSnapshot(current(), answer.value, desk.now()))
    const waiting = early
    early = []
    for (const update of waiting) {
      // What is not newer than the answer, or of another key set, is already in it.
      const { keySetId, sequence } = current()
      if (update.keySetId === keySetId && update.sequence > sequence) take(update)
    }
  }

  const stop = desk.listen('account.changed', take)
  return {
    store,
    read: () => void ask(),
    close: () => {
      asked += 1
      stop()
    },
  }
}
