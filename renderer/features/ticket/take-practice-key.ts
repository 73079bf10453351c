import { tell } from '../../stores/notices-store.ts'
import { addPracticeKey } from '../keys/key-actions.ts'

/** One click from an empty desk to a key of the practice exchange; trouble is told. */
export async function takePracticeKey(): Promise<void> {
  const answer = await addPracticeKey()
  if (!answer.ok) tell('refused', { kind: 'error', title: null, error: answer.error })
}
