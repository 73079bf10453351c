import { KeyRound, ShieldX } from 'lucide-react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { activeKeySet, keysStore } from '../../stores/keys-store.ts'
import { Screen } from '../frame/screen.tsx'
import { KeysPartSwitch } from '../keys/keys-part-switch.tsx'
import { keysViewStore } from '../keys/keys-view-store.ts'
import { keysWords } from '../keys/keys-words.ts'
import { type SubAccountGate, subAccountGate } from './sub-account-gate.ts'
import { SubAccountList } from './sub-account-list.tsx'
import { subAccountWords } from './sub-account-words.ts'
import styles from './sub-accounts.module.css'

/** The sub-accounts of the account whose key is in use, or why they cannot be shown. */
export function SubAccountsView() {
  const words = useWords(subAccountWords)
  const keySet = useStore(keysStore, (state) => activeKeySet(state.ring))
  const isKnown = useStore(keysStore, (state) => state.ring !== null)
  const gate = subAccountGate(keySet)
  if (gate.kind === 'open' || gate.kind === 'read-only') {
    return <SubAccountList key={keySet?.id} missing={gate.kind === 'open' ? null : gate.missing} />
  }
  return (
    <Screen title={words.title} lead={words.lead}>
      <KeysPartSwitch />
      <div className={styles.gate}>
        {isKnown && <Gate gate={gate} label={keySet?.label ?? ''} />}
      </div>
    </Screen>
  )
}

function Gate({
  gate,
  label,
}: {
  readonly gate: Exclude<SubAccountGate, { readonly kind: 'open' | 'read-only' }>
  readonly label: string
}) {
  const words = useWords(subAccountWords).gate
  const keys = useWords(keysWords)
  const common = useWords(commonWords)
  const toKeys: ReactNode = (
    <Button kind="primary" onClick={() => keysViewStore.setState({ part: 'sets' })}>
      {words.toKeys}
    </Button>
  )
  const icon =
    gate.kind === 'missing' ? (
      <ShieldX size={28} strokeWidth={1.5} aria-hidden />
    ) : (
      <KeyRound size={28} strokeWidth={1.5} aria-hidden />
    )
  if (gate.kind === 'no-key') {
    return (
      <EmptyState icon={icon} title={words.noKeyTitle} text={words.noKeyText} action={toKeys} />
    )
  }
  if (gate.kind === 'demo') {
    return <EmptyState icon={icon} title={words.demoTitle} text={words.demoText} action={toKeys} />
  }
  const permission = common.permission[gate.missing]
  return (
    <EmptyState
      icon={icon}
      title={words.missingTitle(permission)}
      text={words.missingText(label || keys.unnamed, permission)}
      action={toKeys}
    />
  )
}
