import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { AccountScreen } from './features/account/account-screen.tsx'
import { Frame } from './features/frame/frame.tsx'
import { useScreenKeys } from './features/frame/use-screen-keys.ts'
import { KeysScreen } from './features/keys/keys-screen.tsx'
import { LockScreen } from './features/lock/lock-screen.tsx'
import { PracticeScreen } from './features/practice/practice-screen.tsx'
import { RequestsScreen } from './features/requests/requests-screen.tsx'
import { SettingsScreen } from './features/settings/settings-screen.tsx'
import { lockStore } from './stores/lock-store.ts'
import { navigationStore, type Screen } from './stores/navigation-store.ts'

/** What the trade feature puts into the frame. */
export interface TradeSlots {
  readonly screen: ReactNode
  /** Symbol and ticker, in the top bar of every screen. */
  readonly strip: ReactNode
  /** Right end of the top bar. */
  readonly actions: ReactNode
}

/** The whole desk, or the lock screen in its place: a locked desk shows nothing and hears no key. */
export function App({ trade }: { readonly trade: TradeSlots }) {
  const view = useStore(lockStore, (state) => state.view)
  return view.state === 'locked' ? <LockScreen view={view} /> : <OpenDesk trade={trade} />
}

/** The frame and the screen in it. */
function OpenDesk({ trade }: { readonly trade: TradeSlots }) {
  const screen = useStore(navigationStore, (state) => state.screen)
  useScreenKeys()
  return (
    <Frame strip={trade.strip} actions={trade.actions}>
      {screenOf(screen, trade)}
    </Frame>
  )
}

function screenOf(screen: Screen, trade: TradeSlots): ReactNode {
  switch (screen) {
    case 'trade':
      return trade.screen
    case 'account':
      return <AccountScreen />
    case 'keys':
      return <KeysScreen />
    case 'requests':
      return <RequestsScreen />
    case 'practice':
      return <PracticeScreen />
    case 'settings':
      return <SettingsScreen />
  }
}
