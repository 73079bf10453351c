import { expect, it } from 'vitest'
import {
  ExchangeSession,
  type ExchangeSessionPorts,
} from '../../../../electron/shell/exchange-session.ts'
import { type Result, succeed } from '../../../../shared/domain/error.ts'
import type { OrderRoute } from '../../../../shared/domain/settings.ts'
import { waitUntil } from '../../../helpers/wait-until.ts'

type Signer = Parameters<ReturnType<typeof doors>['privateDoors']>[0]

interface Slow {
  readonly keySetId: string
  readonly answer: (result: Result<Signer>) => void
}

function signerOf(keySetId: string): Signer {
  return { keySetId, authorise: () => ({ apiKey: 'key', passphrase: 'phrase' }), sign: () => '' }
}

function doors() {
  return {
    publicRest: { measureClock: async () => undefined },
    privateDoors: (signer: { readonly keySetId: string }) => ({ rest: { of: signer.keySetId } }),
    close: async () => undefined,
  } as unknown as NonNullable<ReturnType<ExchangeSessionPorts['open']>>
}

/** A desk whose keychain answers only when the test says so. */
function aSession() {
  const asked: Slow[] = []
  const chosen = { keySetId: 'first' as string | null, route: 'rest' as OrderRoute, left: 0 }
  const nothing = () => undefined
  const session = new ExchangeSession({
    open: doors,
    address: () => 'http://127.0.0.1:1',
    environment: () => 'practice',
    activeKeyId: () => chosen.keySetId,
    signer: (keySetId: string) =>
      new Promise((answer) => {
        asked.push({ keySetId, answer })
      }),
    // Only what the session calls of the services.
    market: { changeDoors: nothing, close: nothing },
    account: { activate: nothing, fail: nothing, socketEntry: (id: string) => `socket of ${id}` },
    trading: { activate: nothing, lock: nothing },
    orderRoute: () => chosen.route,
    onKeyLeft: () => {
      chosen.left += 1
    },
    onSignerFailed: nothing,
    onEnvironment: nothing,
  } as unknown as ExchangeSessionPorts)
  return { session, asked, chosen }
}

async function firstInUse() {
  const { session, asked, chosen } = aSession()
  const following = session.follow()
  await waitUntil('the keychain to be asked', () => asked.length === 1)
  asked[0]?.answer(succeed(signerOf('first')))
  await following
  expect(session.trading()?.keySetId).toBe('first')
  return { session, asked, chosen }
}

it('lets nobody trade with the key before while the keychain takes its time with the next', async () => {
  const { session, asked, chosen } = await firstInUse()
  chosen.keySetId = 'second'
  const following = session.follow()
  await waitUntil('the keychain to be asked', () => asked.length === 2)
  expect(session.trading()).toBeNull()
  asked[1]?.answer(succeed(signerOf('second')))
  await following
  expect(session.trading()?.keySetId).toBe('second')
})

it('forgets a slow answer for a key that is no longer chosen', async () => {
  const { session, asked, chosen } = await firstInUse()
  chosen.keySetId = 'second'
  const slow = session.follow()
  await waitUntil('the keychain to be asked', () => asked.length === 2)
  chosen.keySetId = null
  await session.follow()
  asked[1]?.answer(succeed(signerOf('second')))
  await slow
  expect(session.trading()).toBeNull()
})

it('sends each order the way that the settings say at that moment', async () => {
  const { session, chosen } = await firstInUse()
  const trading = session.trading()
  expect(trading?.entry()).toBe(trading?.rest)
  chosen.route = 'socket'
  expect(trading?.entry()).toBe('socket of first')
})

it('takes no key while it is locked, whatever is chosen, and the chosen one afterwards', async () => {
  const { session, asked, chosen } = await firstInUse()
  session.lock()
  expect(session.trading()).toBeNull()
  chosen.keySetId = 'second'
  await session.follow()
  await session.retryKey()
  expect(asked).toHaveLength(1)
  const unlocking = session.unlock()
  await waitUntil('the keychain to be asked', () => asked.length === 2)
  asked[1]?.answer(succeed(signerOf('second')))
  await unlocking
  expect(session.trading()?.keySetId).toBe('second')
})

it('forgets a keychain that answers after the desk was locked', async () => {
  const { session, asked, chosen } = await firstInUse()
  chosen.keySetId = 'second'
  const following = session.follow()
  await waitUntil('the keychain to be asked', () => asked.length === 2)
  session.lock()
  asked[1]?.answer(succeed(signerOf('second')))
  await following
  expect(session.trading()).toBeNull()
})

it('tells when the key set in use is left, by another, by a lock and by the end, and only then', async () => {
  const { session, asked, chosen } = await firstInUse()
  chosen.left = 0
  await session.follow()
  expect(chosen.left).toBe(0)
  chosen.keySetId = 'second'
  const following = session.follow()
  expect(chosen.left).toBe(1)
  await waitUntil('the keychain to be asked', () => asked.length === 2)
  asked[1]?.answer(succeed(signerOf('second')))
  await following
  expect(chosen.left).toBe(1)
  session.lock()
  expect(chosen.left).toBe(2)
  await session.close()
  expect(chosen.left).toBe(3)
})
