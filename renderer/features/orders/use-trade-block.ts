import { useStore } from 'zustand'
import { ticketWords } from '../../i18n/ticket-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { activeKeySet, keysStore } from '../../stores/keys-store.ts'
import { lacksPermission } from '../keys/key-rules.ts'

/** Why the key in use may not change or cancel anything, in words; `undefined`: it may, as far as is known. */
export function useTradeBlock(): string | undefined {
  const { blocked } = useWords(ticketWords)
  const keySet = useStore(keysStore, (state) => activeKeySet(state.ring))
  return lacksPermission(keySet, 'trade-write') ? blocked.permission : undefined
}
