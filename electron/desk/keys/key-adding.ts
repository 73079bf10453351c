import type { Environment } from '../../../shared/domain/environment.ts'
import { type DeskError, fail, invalid, type Result } from '../../../shared/domain/error.ts'
import type { KeyFacts, KeySetDraft } from '../../../shared/domain/key-set.ts'
import type { ListedKeySet } from './key-list.ts'
import type { CheckKey, HeldKey } from './key-ports.ts'
import { checkKeyLimit, findDuplicate, isWrongEnvironment, otherEnvironment } from './key-rules.ts'

/**
 * May this key set be added? Refuses a duplicate and an eleventh of its account, and asks the
 * exchange once; a second time, of the other environment, when the first says the key is not of
 * this one. All of it reads only.
 */
export async function checkAddition(
  draft: KeySetDraft,
  held: HeldKey,
  listed: ReadonlyArray<ListedKeySet>,
  checkKey: CheckKey,
): Promise<Result<KeyFacts>> {
  const duplicate = findDuplicate(listed, held.fingerprint, draft.environment)
  if (duplicate !== null) {
    const values = { label: duplicate.label, keySetId: duplicate.id }
    return fail(invalid('key-exists', 'apiKey', values))
  }
  const facts = await checkKey(draft.environment, held)
  if (!facts.ok) return fail(await explain(facts.error, draft.environment, held, checkKey))
  const overLimit = checkKeyLimit(listed, facts.value.accountUid)
  return overLimit === null ? facts : fail(overLimit)
}

/** Names the environment to choose instead when the key works there, or fails for another reason. */
async function explain(
  error: DeskError,
  asked: Environment,
  held: HeldKey,
  checkKey: CheckKey,
): Promise<DeskError> {
  const other = otherEnvironment(asked)
  if (!isWrongEnvironment(error) || other === null) return error
  const there = await checkKey(other, held)
  if (!there.ok && isWrongEnvironment(there.error)) return error
  return invalid('wrong-environment', 'environment', { environment: other })
}
