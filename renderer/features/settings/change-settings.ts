import type { SettingsPatch } from '../../../shared/ipc/contract.ts'
import { ask } from '../../desk-client.ts'
import { tell } from '../../stores/notices-store.ts'
import { settingsStore } from '../../stores/settings-store.ts'

/** Asks main to keep the change; the page follows what main answers. Trouble is told. */
export async function changeSettings(patch: SettingsPatch): Promise<boolean> {
  const answer = await ask('settings.change', patch)
  if (answer.ok) settingsStore.setState({ settings: answer.value })
  else tell('refused', { kind: 'error', title: null, error: answer.error })
  return answer.ok
}
