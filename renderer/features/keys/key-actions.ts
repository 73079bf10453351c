import type { Environment } from '../../../shared/domain/environment.ts'
import type { DeskError, Result } from '../../../shared/domain/error.ts'
import type { KeyColour, KeySet } from '../../../shared/domain/key-set.ts'
import type { LinkName } from '../../../shared/ipc/contract.ts'
import { ask } from '../../desk-client.ts'
import { keysStore } from '../../stores/keys-store.ts'
import { tell } from '../../stores/notices-store.ts'
import { settingsStore } from '../../stores/settings-store.ts'
import { changeSettings } from '../settings/change-settings.ts'

/** Makes a key set the one in use, going to its environment when that is another one. Trouble is told. */
export async function chooseKey(
  environment: Environment,
  keySetId: string | null,
): Promise<boolean> {
  const answer = await ask('keys.choose', environment, keySetId)
  if (!answer.ok) return tellError(answer.error)
  keysStore.setState({ ring: answer.value, error: null })
  return answer.value.environment === environment || changeSettings({ environment })
}

/** The same, with the error for the caller to show. */
export async function takeKey({ environment, id }: KeySet): Promise<DeskError | null> {
  const answer = await ask('keys.choose', environment, id)
  if (!answer.ok) return answer.error
  keysStore.setState({ ring: answer.value, error: null })
  if (answer.value.environment === environment) return null
  const moved = await ask('settings.change', { environment })
  if (!moved.ok) return moved.error
  settingsStore.setState({ settings: moved.value })
  return null
}

/** Takes a key from the practice exchange and moves the desk to practice. The error is for the caller to show. */
export async function addPracticeKey(): Promise<Result<KeySet>> {
  const answer = await ask('keys.addPractice')
  if (answer.ok) await chooseKey('practice', answer.value.id)
  return answer
}

/** Asks the exchange again what the key may do. */
export async function refreshKey(keySetId: string): Promise<DeskError | null> {
  const answer = await ask('keys.refresh', keySetId)
  if (!answer.ok) return answer.error
  replaceKey(answer.value)
  return null
}

export async function renameKey(
  keySetId: string,
  label: string,
  colour: KeyColour,
): Promise<DeskError | null> {
  const answer = await ask('keys.rename', keySetId, label, colour)
  if (!answer.ok) return answer.error
  replaceKey(answer.value)
  return null
}

export async function deleteKey(keySetId: string): Promise<DeskError | null> {
  const answer = await ask('keys.delete', keySetId)
  if (!answer.ok) return answer.error
  keysStore.setState({ ring: answer.value, error: null })
  return null
}

/**
 * Binds a key set to another environment, where it gets another id. When it was the one in use the
 * desk goes with it.
 */
export async function rebindKey(
  keySet: KeySet,
  environment: Environment,
): Promise<DeskError | null> {
  const { ring } = keysStore.getState()
  const wasInUse = ring?.environment === keySet.environment && ring.activeId === keySet.id
  const answer = await ask('keys.rebind', keySet.id, environment)
  if (!answer.ok) return answer.error
  if (wasInUse) return takeKey(answer.value)
  return null
}

/** Opens a page in the system's browser. Trouble is told. */
export async function openLink(link: LinkName): Promise<void> {
  const error = await visitLink(link)
  if (error !== null) tellError(error)
}

/** The same, with the error for the caller to show. */
export async function visitLink(link: LinkName): Promise<DeskError | null> {
  const answer = await ask('app.openLink', link)
  return answer.ok ? null : answer.error
}

function tellError(error: DeskError): false {
  tell('refused', { kind: 'error', title: null, error })
  return false
}

function replaceKey(keySet: KeySet): void {
  keysStore.setState(({ ring }) => ({
    ring:
      ring === null
        ? null
        : {
            ...ring,
            keySets: ring.keySets.map((one) => (one.id === keySet.id ? keySet : one)),
          },
  }))
}
