import { createHmac, randomBytes } from 'node:crypto'
import type { Permission } from '../../../shared/domain/key-set.ts'

/** A key set of the practice exchange. `demo` keys demand the header `paptrading: 1`, others refuse it. */
export interface PracticeKey {
  readonly label: string
  readonly apiKey: string
  readonly secretKey: string
  readonly passphrase: string
  readonly permissions: ReadonlyArray<Permission>
  readonly environment: 'practice' | 'demo'
  /** Addresses it may be used from; empty means any. */
  readonly ips: ReadonlyArray<string>
  readonly accountId: string
}

/** What a key is to be, before it has its secret parts. */
export type PracticeKeyPlan = Omit<PracticeKey, 'apiKey' | 'secretKey' | 'passphrase'>

const TRADER_ACCOUNT_ID = '7000000001'
const DEMO_ACCOUNT_ID = '7000000002'

const READ_WRITE = ['trade-read', 'trade-write', 'manage-read', 'manage-write'] as const

/** The key sets that a new practice exchange has. */
export const STARTING_KEYS: ReadonlyArray<PracticeKeyPlan> = [
  plan('full', READ_WRITE),
  plan('trade-only', ['trade-read', 'trade-write']),
  plan('read-only', ['trade-read', 'manage-read']),
  { ...plan('demo', READ_WRITE), environment: 'demo', accountId: DEMO_ACCOUNT_ID },
]

/**
 * Gives a plan its API key, secret and passphrase. With a seed they follow from it, so that a test
 * knows them; without one they come from the system's secure random source.
 */
export function createPracticeKey(keyPlan: PracticeKeyPlan, seed: number | null): PracticeKey {
  const digest =
    seed === null ? (size: number) => randomBytes(size) : derivedBytes(`${seed}:${keyPlan.label}`)
  return {
    ...keyPlan,
    apiKey: `bg_${digest(16, 'key').toString('hex')}`,
    secretKey: digest(32, 'secret').toString('hex'),
    passphrase: digest(8, 'passphrase').toString('hex'),
  }
}

function derivedBytes(origin: string): (size: number, part: string) => Buffer {
  return (size, part) =>
    createHmac('sha256', 'practice exchange key')
      .update(`${origin}:${part}`)
      .digest()
      .subarray(0, size)
}

function plan(label: string, permissions: ReadonlyArray<Permission>): PracticeKeyPlan {
  return { label, permissions, environment: 'practice', ips: [], accountId: TRADER_ACCOUNT_ID }
}
