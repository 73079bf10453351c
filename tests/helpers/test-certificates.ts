import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'

// Certificates made on the spot (RFC 5280, in DER), so that no test depends on a tool, on a file with
// a private key in it, or on the day it runs.

export interface TestCertificate {
  /** PEM. */
  readonly cert: string
  /** PEM. */
  readonly key: string
}

interface CertificateOptions {
  readonly name: string
  /** Host names that it is good for. */
  readonly hosts?: ReadonlyArray<string>
  readonly from?: Date
  readonly until?: Date
}

const DAY_MS = 86_400_000
const ECDSA_WITH_SHA256 = der(0x30, Buffer.from('06082a8648ce3d040302', 'hex'))
const COMMON_NAME = Buffer.from('0603550403', 'hex')
const BASIC_CONSTRAINTS = Buffer.from('0603551d13', 'hex')
const ALTERNATIVE_NAMES = Buffer.from('0603551d11', 'hex')
const TRUE = Buffer.from('0101ff', 'hex')

/** An authority that signs; its own certificate is what a client would have to trust. */
export class TestAuthority {
  readonly #name = 'Keydesk test authority'
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  readonly cert = pem(
    certificate(
      { name: this.#name },
      this.#name,
      this.#keys.publicKey,
      this.#keys.privateKey,
      true,
    ),
  )

  issue(options: CertificateOptions): TestCertificate {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const signed = certificate(options, this.#name, publicKey, this.#keys.privateKey, false)
    return { cert: pem(signed), key: keyText(privateKey) }
  }
}

/** Signed by itself: nobody vouches for it. */
export function selfSigned(options: CertificateOptions): TestCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const signed = certificate(options, options.name, publicKey, privateKey, false)
  return { cert: pem(signed), key: keyText(privateKey) }
}

function certificate(
  options: CertificateOptions,
  issuer: string,
  publicKey: KeyObject,
  signer: KeyObject,
  isAuthority: boolean,
): Buffer {
  const { name, hosts = [] } = options
  const { from = new Date(Date.now() - DAY_MS), until = new Date(Date.now() + DAY_MS) } = options
  const extensions = [
    ...(isAuthority ? [extension(BASIC_CONSTRAINTS, der(0x30, TRUE), TRUE)] : []),
    ...(hosts.length > 0 ? [extension(ALTERNATIVE_NAMES, hostNames(hosts))] : []),
  ]
  const body = der(
    0x30,
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, Buffer.of(1 + Math.floor(Math.random() * 120))),
    ECDSA_WITH_SHA256,
    nameOf(issuer),
    der(0x30, timeOf(from), timeOf(until)),
    nameOf(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    ...(extensions.length > 0 ? [der(0xa3, der(0x30, ...extensions))] : []),
  )
  const signature = Buffer.concat([Buffer.of(0), sign('sha256', body, signer)])
  return der(0x30, body, ECDSA_WITH_SHA256, der(0x03, signature))
}

function extension(id: Buffer, value: Buffer, critical = Buffer.alloc(0)): Buffer {
  return der(0x30, id, critical, der(0x04, value))
}

function hostNames(hosts: ReadonlyArray<string>): Buffer {
  return der(0x30, ...hosts.map((host) => der(0x82, Buffer.from(host))))
}

function nameOf(text: string): Buffer {
  return der(0x30, der(0x31, der(0x30, COMMON_NAME, der(0x0c, Buffer.from(text)))))
}

function timeOf(date: Date): Buffer {
  return der(0x18, Buffer.from(`${date.toISOString().replace(/\D/g, '').slice(0, 14)}Z`))
}

function der(tag: number, ...parts: ReadonlyArray<Uint8Array>): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  if (length < 128) return Buffer.concat([Buffer.of(tag, length), content])
  return Buffer.concat([Buffer.of(tag, 0x82, length >> 8, length & 255), content])
}

function pem(certificateBytes: Buffer): string {
  const lines = certificateBytes.toString('base64').replace(/.{64}/g, '$&\n')
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`
}

function keyText(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString()
}
