const BLOCK = /^-----BEGIN ([A-Z0-9 ]+)-----([\s\S]*)-----END ([A-Z0-9 ]+)-----$/
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/
/** Line length of the textual encoding (RFC 7468, section 2). */
const LINE = 64

/** Does the text claim to be a key in PEM form? An HMAC secret never does. */
export function looksLikePem(text: string): boolean {
  return text.includes('PRIVATE KEY') || text.includes('-----BEGIN')
}

/**
 * A pasted private key with its line breaks put right: a field of one line drops them, and copying
 * from JSON or a shell turns them into `\n` or blanks. `null`: not one block of the label
 * `PRIVATE KEY`, which is PKCS#8 without a passphrase (RFC 7468, section 10). Whether it holds an
 * RSA key is not judged here.
 */
export function normalisePrivateKey(pasted: string): string | null {
  const text = pasted.replace(/\\r|\\n/g, '\n').trim()
  const [, begin, body = '', end] = BLOCK.exec(text) ?? []
  if (begin !== 'PRIVATE KEY' || end !== begin) return null
  const digits = body.replace(/\s+/g, '')
  if (!BASE64.test(digits)) return null
  const lines = digits.match(new RegExp(`.{1,${LINE}}`, 'g')) ?? []
  return ['-----BEGIN PRIVATE KEY-----', ...lines, '-----END PRIVATE KEY-----', ''].join('\n')
}
