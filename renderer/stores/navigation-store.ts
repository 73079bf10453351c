import { createStore } from 'zustand/vanilla'

export const SCREENS = ['trade', 'account', 'keys', 'requests', 'practice', 'settings'] as const
export type Screen = (typeof SCREENS)[number]

export interface NavigationState {
  readonly screen: Screen
  /** The key form is open over the keys screen. */
  readonly isAddingKey: boolean
}

export const navigationStore = createStore<NavigationState>(() => ({
  screen: 'trade',
  isAddingKey: false,
}))

export function goTo(screen: Screen): void {
  navigationStore.setState({ screen, isAddingKey: false })
}
