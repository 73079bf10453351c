import { useStore } from 'zustand'
import { navigationStore } from '../../stores/navigation-store.ts'
import { DemoPath } from './demo-path.tsx'
import { KeyForm } from './key-form.tsx'
import { KeyList } from './key-list.tsx'
import { keysViewStore } from './keys-view-store.ts'

/** The key ring, the form that adds to it, or the path to a demo key. */
export function KeysScreen() {
  const isAdding = useStore(navigationStore, (state) => state.isAddingKey)
  const demoStep = useStore(keysViewStore, (state) => state.demoStep)
  if (isAdding) return <KeyForm />
  return demoStep === null ? <KeyList /> : <DemoPath step={demoStep} />
}
