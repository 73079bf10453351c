import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

/** One secret that must not be found anywhere; `name` says which in a report. */
export interface Canary {
  readonly name: string
  readonly secret: string
}

/** Secrets that pass every check of the form and occur nowhere by accident. */
export function canaryKey(): {
  readonly apiKey: string
  readonly secretKey: string
  readonly passphrase: string
  readonly canaries: ReadonlyArray<Canary>
} {
  const apiKey = 'bg_ca4a71e5ca4a71e50123456789fedcba'
  const secretKey = 'canary/secret+key=0123456789abcdefCANARY'
  const passphrase = 'Canary&Passphrase~99'
  const canaries = Object.entries({ apiKey, secretKey, passphrase }).map(([name, secret]) => ({
    name,
    secret,
  }))
  return { apiKey, secretKey, passphrase, canaries }
}

/**
 * A private key: each of its lines is as secret as all of it, and its text may come without line
 * breaks, when what is between two of them stands in one piece.
 */
export function privateKeyCanaries(name: string, pem: string): ReadonlyArray<Canary> {
  const lines = pem.split('\n').filter((line) => line.length === 64)
  const joined = lines.join('')
  const seams = lines.slice(1).map((_line, at) => joined.slice(at * 64 + 48, at * 64 + 80))
  return [
    ...lines.map((secret, at) => ({ name: `line ${at} of ${name}`, secret })),
    ...seams.map((secret, at) => ({ name: `seam ${at} of ${name}`, secret })),
  ]
}

/** Where a canary was found, in which form; never the text around it. */
export interface Leak {
  readonly place: string
  readonly canary: string
  readonly form: string
}

/** Searches one text, or bytes, for every canary in clear and in the forms it could hide in. */
export function searchForCanaries(
  place: string,
  content: string | Uint8Array,
  canaries: ReadonlyArray<Canary>,
): ReadonlyArray<Leak> {
  const text = typeof content === 'string' ? content : Buffer.from(content).toString('latin1')
  const folded = text.toLowerCase()
  return canaries.flatMap((canary) =>
    Object.entries(formsOf(canary.secret))
      .filter(([form, shape]) => (form === 'hex' ? folded.includes(shape) : text.includes(shape)))
      .map(([form]) => ({ place, canary: canary.name, form })),
  )
}

/** Every file under `folder`, and its name. */
export async function searchFilesForCanaries(
  folder: string,
  canaries: ReadonlyArray<Canary>,
): Promise<ReadonlyArray<Leak>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const found = await Promise.all(
    entries.map(async (entry) => {
      const file = path.join(entry.parentPath, entry.name)
      const content = entry.isFile() ? await readFile(file) : ''
      return [
        ...searchForCanaries(`name of ${file}`, file, canaries),
        ...searchForCanaries(file, content, canaries),
      ]
    }),
  )
  return found.flat()
}

function formsOf(secret: string): Readonly<Record<string, string>> {
  const bytes = Buffer.from(secret, 'utf8')
  return {
    clear: secret,
    json: JSON.stringify(secret).slice(1, -1),
    url: encodeURIComponent(secret),
    hex: bytes.toString('hex'),
    reversed: [...secret].reverse().join(''),
    form: new URLSearchParams({ x: secret }).toString().slice(2),
    html: secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
    utf16: Buffer.from(secret, 'utf16le').toString('latin1'),
    ...base64Forms(bytes),
  }
}

/** base64 of the secret at each of the three places that it can have within a longer text. */
function base64Forms(bytes: Buffer): Readonly<Record<string, string>> {
  const forms: Record<string, string> = {}
  for (const shift of [0, 1, 2]) {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64')
    // The first and last characters also depend on the neighbours.
    const inner = encoded.slice(shift === 0 ? 0 : 4, Math.floor((bytes.length + shift) / 3) * 4)
    forms[`base64 at ${shift}`] = inner
    forms[`base64url at ${shift}`] = inner.replaceAll('+', '-').replaceAll('/', '_')
  }
  return forms
}
