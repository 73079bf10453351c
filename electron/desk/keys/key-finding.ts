import type { Environment } from '../../../shared/domain/environment.ts'
import type { DeskError } from '../../../shared/domain/error.ts'
import type { EnvironmentFinding } from '../../../shared/domain/key-set.ts'
import type { Signer } from '../ports.ts'
import type { CheckKey } from './key-ports.ts'

/** The local exchange comes last, so that a key that the real one accepts is not shown to it. */
const ORDER: ReadonlyArray<Environment> = ['live', 'demo', 'practice']

/**
 * Which environment accepts a key: a signed read of `account/info` without the demo header, with
 * it, and of the practice exchange where it runs. Ends with the first that accepts. Reads only.
 */
export async function findEnvironment(
  signer: Signer,
  checkKey: CheckKey,
): Promise<EnvironmentFinding> {
  const tries: Array<{ environment: Environment; error: DeskError | null }> = []
  for (const environment of ORDER) {
    const facts = await checkKey(environment, signer)
    if (facts.ok) return { environment, tries: [...tries, { environment, error: null }] }
    if (!isAbsent(facts.error)) tries.push({ environment, error: facts.error })
  }
  return { environment: null, tries }
}

function isAbsent(error: DeskError): boolean {
  return error.kind === 'unavailable' && error.reason === 'practice-down'
}
