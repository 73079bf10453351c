import { useStore } from 'zustand'
import { navigationStore } from '../../stores/navigation-store.ts'
import { SubAccountsView } from '../sub-accounts/sub-accounts-view.tsx'
import { DemoPath } from './demo-path.tsx'
import { KeyForm } from './key-form.tsx'
import { KeyList } from './key-list.tsx'
import { keysViewStore } from './keys-view-store.ts'

/** The key ring, the form that adds to it, the path to a demo key, or the sub-accounts. */
export function KeysScreen() {
  const isAdding = useStore(navigationStore, (state) => state.isAddingKey)
  const demoStep = useStore(keysViewStore, (state) => state.demoStep)
  const part = useStore(keysViewStore, (state) => state.part)
  if (isAdding) return <KeyForm />
  if (demoStep !== null) return <DemoPath step={demoStep} />
  return part === 'sets' ? <KeyList /> : <SubAccountsView />
}
