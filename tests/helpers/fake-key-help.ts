import type { Environment } from '../../shared/domain/environment.ts'
import { type DeskError, fail, invalid, succeed } from '../../shared/domain/error.ts'
import type { EnvironmentFinding, KeySet } from '../../shared/domain/key-set.ts'
import type { Handlers } from '../../shared/ipc/bridge.ts'
import { fakeKeySets } from './fake-keys.ts'

export const WRONG_ENVIRONMENT = {
  kind: 'unauthorised',
  code: '40099',
  message: 'exchange environment is incorrect',
} as const

/** A key of the demo environment, unless its passphrase is `wrong` or names another one. */
function finding(passphrase: string): EnvironmentFinding {
  if (passphrase === 'live') {
    return { environment: 'live', tries: [{ environment: 'live', error: null }] }
  }
  const live = { environment: 'live', error: WRONG_ENVIRONMENT } as const
  if (passphrase !== 'wrong') {
    return { environment: 'demo', tries: [live, { environment: 'demo', error: null }] }
  }
  const error = { kind: 'unauthorised', code: '40012', message: 'apikey/password is incorrect' }
  return {
    environment: null,
    tries: [
      live,
      { environment: 'demo', error: error as DeskError },
      {
        environment: 'practice',
        error: { kind: 'unauthorised', code: '40037', message: 'Apikey does not exist' },
      },
    ],
  }
}

/** The finder and the re-binding of the fake bridge. */
export function fakeKeyHelp(
  keySets: () => ReadonlyArray<KeySet>,
  changeKeys: (next: ReadonlyArray<KeySet>) => unknown,
  nowMs: number,
): Pick<Handlers, 'keys.find' | 'keys.rebind'> {
  return {
    'keys.find': async (draft) => succeed(finding(draft.passphrase)),
    'keys.rebind': async (id: string, environment: Environment) => {
      const before = keySets().find((one) => one.id === id)
      if (before === undefined) return fail(invalid('not-found'))
      const facts = fakeKeySets(nowMs)[0]?.facts ?? null
      const bound = { ...before, id: `${id}-bound`, environment, facts }
      changeKeys([...keySets().filter((one) => one.id !== id), bound])
      return succeed(bound)
    },
  }
}
