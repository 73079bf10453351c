import { fail, invalid, succeed } from '../../shared/domain/error.ts'
import type { CheckKey, TakePracticeKey } from '../desk/keys/key-ports.ts'
import type { BitgetDoors } from './exchange-doors.ts'
import type { PracticeHost } from './practice-host.ts'

/** A key is checked through doors of its own, which are closed again. */
export function checkKeyThrough(
  open: (environment: BitgetDoors['environment']) => BitgetDoors | null,
): CheckKey {
  return async (environment, signer) => {
    const doors = open(environment)
    if (doors === null) return fail({ kind: 'unavailable', reason: 'practice-down' })
    try {
      // The exchange refuses timestamps that are 30 s off: ask for its time first.
      await doors.publicRest.measureClock()
      const answer = await doors.privateDoors(signer).rest.keyFacts()
      return answer.ok ? succeed(answer.value) : fail(answer.error)
    } finally {
      await doors.close()
    }
  }
}

/** The key with every permission that the practice exchange hands out, starting it where needed. */
export function takeKeyFrom(practice: PracticeHost): TakePracticeKey {
  return async () => {
    const view = await practice.start()
    if (view.state === 'elsewhere') return fail(invalid('practice-elsewhere'))
    const key = practice.keys().find((candidate) => candidate.label === 'full')
    if (key === undefined) return fail({ kind: 'unavailable', reason: 'practice-down' })
    const { apiKey, secretKey, passphrase } = key
    return succeed({ label: 'Practice', apiKey, secretKey, passphrase })
  }
}
