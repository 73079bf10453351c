import { checkPrimeSync, createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'

/** PEM texts: the private key as PKCS#8, the public one as SPKI. */
export interface RsaPair {
  readonly privateKey: string
  readonly publicKey: string
}

const BITS = 2048
const EXPONENT = 65_537n

export function createRsaPair(): RsaPair {
  return generateKeyPairSync('rsa', {
    modulusLength: BITS,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
}

/**
 * The pair that follows from `digest`, which gives 32 bytes for a name, always the same. It is as
 * public as its origin: only for play money on this machine.
 */
export function derivedRsaPair(digest: (name: string) => Buffer): RsaPair {
  const p = derivedPrime((part) => digest(`p ${part}`))
  const q = derivedPrime((part) => digest(`q ${part}`))
  const d = inverse(EXPONENT, (p - 1n) * (q - 1n))
  const jwk = {
    kty: 'RSA',
    n: base64(p * q),
    e: base64(EXPONENT),
    d: base64(d),
    p: base64(p),
    q: base64(q),
    dp: base64(d % (p - 1n)),
    dq: base64(d % (q - 1n)),
    qi: base64(inverse(q, p)),
  }
  const key = createPrivateKey({ key: jwk, format: 'jwk' })
  return {
    privateKey: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString(),
  }
}

/** Half the modulus. Both top bits are set, so that the product of two has its full length. */
function derivedPrime(digest: (part: string) => Buffer): bigint {
  const bytes = Buffer.concat([digest('0'), digest('1'), digest('2'), digest('3')])
  const top = 3n << BigInt(BITS / 2 - 2)
  let candidate = BigInt(`0x${bytes.toString('hex')}`) | top | 1n
  while (!checkPrimeSync(candidate) || (candidate - 1n) % EXPONENT === 0n) candidate += 2n
  return candidate
}

/** Extended Euclid: the `x` with `value * x = 1` modulo `modulus`. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [rest, next] = [modulus, value % modulus]
  let [factor, nextFactor] = [0n, 1n]
  while (next !== 0n) {
    const quotient = rest / next
    ;[rest, next] = [next, rest - quotient * next]
    ;[factor, nextFactor] = [nextFactor, factor - quotient * nextFactor]
  }
  return ((factor % modulus) + modulus) % modulus
}

function base64(value: bigint): string {
  const hex = value.toString(16)
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex').toString('base64url')
}
