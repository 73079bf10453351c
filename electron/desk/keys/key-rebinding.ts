import type { Environment } from '../../../shared/domain/environment.ts'
import { fail, invalid, type Result, succeed } from '../../../shared/domain/error.ts'
import type { KeyFacts, KeySet } from '../../../shared/domain/key-set.ts'
import type { ListedKeySet } from './key-list.ts'
import type { HeldKey, KeyServicePorts } from './key-ports.ts'
import type { KeyRegister } from './key-register.ts'
import { checkKeyLimit, findDuplicate, otherEnvironment } from './key-rules.ts'

/**
 * Binds the secrets of a key set to the other environment, after the exchange accepted them there.
 * A key set is bound for life, so the result is another one, and only when that is kept does the
 * first go. Its label, colour and place of storage stay; the secrets do not leave main.
 */
export async function rebindKey(
  ports: KeyServicePorts,
  register: KeyRegister,
  id: string,
  environment: Environment,
): Promise<Result<KeySet>> {
  const found = await register.find(id)
  if (!found.ok) return found
  const before = found.value
  if (otherEnvironment(before.environment) !== environment) {
    return fail(invalid('wrong-environment', null, { environment: before.environment }))
  }
  const again = register.note(await ports.vault.holdAgain(id, ports.newId(), environment))
  if (!again.ok) return again
  const held = again.value
  const facts = await check(ports, register, before, held)
  if (!facts.ok) {
    ports.vault.forget(held.keySetId)
    return facts
  }
  const bound = await register.put({
    ...before,
    id: held.keySetId,
    environment,
    facts: facts.value,
    addedAtMs: ports.clock.now(),
  })
  if (register.activeId(environment) === null) {
    await ports.settings.chooseKeySet(environment, bound.id)
  }
  // Where the keychain will not let go of the first it stays listed, and the ring says why.
  await register.delete(before)
  return succeed(bound)
}

async function check(
  ports: KeyServicePorts,
  register: KeyRegister,
  before: ListedKeySet,
  held: HeldKey,
): Promise<Result<KeyFacts>> {
  const others = register.all().filter((one) => one.id !== before.id)
  const duplicate = findDuplicate(others, held.fingerprint, held.environment)
  if (duplicate !== null) {
    const values = { label: duplicate.label, keySetId: duplicate.id }
    return fail(invalid('key-exists', null, values))
  }
  const facts = await ports.checkKey(held.environment, held)
  if (!facts.ok) return facts
  const overLimit = checkKeyLimit(others, facts.value.accountUid)
  if (overLimit !== null) return fail(overLimit)
  if (before.storage === 'session') return facts
  const stored = register.note(await ports.vault.store(held.keySetId))
  return stored.ok ? facts : stored
}
