import { useStore } from 'zustand'
import { navigationStore } from '../../stores/navigation-store.ts'
import { KeyForm } from './key-form.tsx'
import { KeyList } from './key-list.tsx'

/** The key ring, or the form that adds to it. */
export function KeysScreen() {
  const isAdding = useStore(navigationStore, (state) => state.isAddingKey)
  return isAdding ? <KeyForm /> : <KeyList />
}
