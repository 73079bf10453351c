import { createHmac, randomBytes } from 'node:crypto'
import type { KeyAlgorithm, Permission } from '../../../shared/domain/key-set.ts'
import { createRsaPair, derivedRsaPair, type RsaPair } from './rsa-pair.ts'

/** What a key is to be, before it has its secret parts. */
export interface PracticeKeyPlan {
  readonly label: string
  readonly permissions: ReadonlyArray<Permission>
  /** `demo` keys demand the header `paptrading: 1`, others refuse it. */
  readonly environment: 'practice' | 'demo'
  /** Addresses it may be used from; empty means any. */
  readonly ips: ReadonlyArray<string>
  readonly accountId: string
  /** Default `hmac`. */
  readonly algorithm?: KeyAlgorithm
}

/** A key set of the practice exchange. */
export interface PracticeKey extends PracticeKeyPlan {
  readonly apiKey: string
  readonly passphrase: string
  readonly algorithm: KeyAlgorithm
  /** HMAC: the shared secret. RSA: the private key as PKCS#8 PEM, kept only to be shown to its owner. */
  readonly secretKey: string
  /** RSA: what signatures are verified with, PEM. `null` for HMAC. */
  readonly publicKey: string | null
  readonly createdAtMs: number
}

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

/** One that signs with RSA. It takes a moment to make, so only those who ask for it have one. */
export const RSA_KEY_PLAN: PracticeKeyPlan = { ...plan('rsa', READ_WRITE), algorithm: 'rsa' }

/**
 * Gives a plan its API key, secret and passphrase. With a seed they follow from it, so that a test
 * knows them; without one they come from the system's secure random source.
 */
export function createPracticeKey(
  keyPlan: PracticeKeyPlan,
  seed: number | null,
  createdAtMs = 0,
): PracticeKey {
  const digest = seed === null ? randomDigest : derivedDigest(`${seed}:${keyPlan.label}`)
  return {
    ...keyPlan,
    apiKey: `bg_${digest('key').subarray(0, 16).toString('hex')}`,
    passphrase: digest('passphrase').subarray(0, 8).toString('hex'),
    ...signingParts(keyPlan, seed, digest),
    createdAtMs,
  }
}

/** A key whose owner chose the passphrase; the rest comes from the secure random source. */
export function createChosenKey(
  keyPlan: PracticeKeyPlan,
  passphrase: string,
  createdAtMs: number,
): PracticeKey {
  return { ...createPracticeKey(keyPlan, null, createdAtMs), passphrase }
}

type Digest = (part: string) => Buffer

function signingParts({ algorithm }: PracticeKeyPlan, seed: number | null, digest: Digest) {
  if (algorithm !== 'rsa') {
    return {
      algorithm: 'hmac',
      secretKey: digest('secret').toString('hex'),
      publicKey: null,
    } as const
  }
  const pair: RsaPair = seed === null ? createRsaPair() : derivedRsaPair(digest)
  return { algorithm, secretKey: pair.privateKey, publicKey: pair.publicKey }
}

function randomDigest(): Buffer {
  return randomBytes(32)
}

function derivedDigest(origin: string): Digest {
  return (part) =>
    createHmac('sha256', 'practice exchange key').update(`${origin}:${part}`).digest()
}

function plan(label: string, permissions: ReadonlyArray<Permission>): PracticeKeyPlan {
  return { label, permissions, environment: 'practice', ips: [], accountId: TRADER_ACCOUNT_ID }
}
