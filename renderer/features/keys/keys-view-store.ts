import { createStore } from 'zustand/vanilla'
import type { Environment } from '../../../shared/domain/environment.ts'
import { navigationStore } from '../../stores/navigation-store.ts'

interface KeysView {
  readonly part: 'sets' | 'subs'
  /** The step of the path to a demo key, from 0; `null`: the path is not open. */
  readonly demoStep: number | null
  /** What the form for adding opens with; `null`: the environment of the window. */
  readonly formEnvironment: Environment | null
}

/** What the keys screen shows, so that it is still there after a look at another screen. Holds no secret. */
export const keysViewStore = createStore<KeysView>(() => ({
  part: 'sets',
  demoStep: null,
  formEnvironment: null,
}))

export function openDemoPath(): void {
  navigationStore.setState({ isAddingKey: false })
  keysViewStore.setState({ demoStep: 0 })
}

export function closeDemoPath(): void {
  keysViewStore.setState({ demoStep: null })
}

/** The end of the path: the form, set to demo. */
export function enterDemoKey(): void {
  keysViewStore.setState({ demoStep: null, formEnvironment: 'demo' })
  navigationStore.setState({ isAddingKey: true })
}

export function openKeyForm(): void {
  navigationStore.setState({ isAddingKey: true })
}

export function closeKeyForm(): void {
  navigationStore.setState({ isAddingKey: false })
}
