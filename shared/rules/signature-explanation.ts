/** A part of a signed text, in the order in which the parts are joined. */
export type SignaturePartName = 'timestamp' | 'method' | 'path' | 'query' | 'body'

interface SignaturePart {
  readonly name: SignaturePartName
  /** Exactly as signed, a query with its `?`; `null`: it was signed and not recorded. */
  readonly text: string | null
  readonly isSuspect: boolean
}

/** What else goes into an authorised request, beside the text. None of it is ever shown. */
export type SignatureCompanion = 'key' | 'secret' | 'passphrase' | 'environment' | 'address'

/** What is likely wrong; the page has words for each. */
export type SignatureFault =
  | 'clock'
  | 'held-up'
  | 'passphrase'
  | 'secret'
  | 'key'
  | 'key-or-environment'
  | 'environment'
  | 'address'
  | 'login'

export interface SignatureExplanation {
  /** Empty when the text cannot be taken apart. */
  readonly parts: ReadonlyArray<SignaturePart>
  readonly suspects: ReadonlyArray<SignatureCompanion>
  readonly fault: SignatureFault
  /** Unix ms of the signed timestamp; `null`: not recorded. */
  readonly signedAtMs: number | null
  /** Signed time minus the exchange's own, ms: negative is late. `null`: one of them is not known. */
  readonly offsetMs: number | null
}

/** The exchange takes timestamps within 30 s of its own time (page "Signature"). */
const TIMESTAMP_WINDOW_MS = 30_000

/** Codes of authentication (pages "REST API error code" and "Websocket error code", login). */
const FAULTS: ReadonlyMap<string, SignatureFault> = new Map<string, SignatureFault>([
  ...all('clock', ['40004', '40005', '40008', '30013', '30014']),
  ...all('passphrase', ['40011', '40012', '40036', '30012']),
  ...all('secret', ['40002', '40003', '40009', '30015']),
  ...all('key', ['40001', '40006', '40041', '30011']),
  ...all('key-or-environment', ['40037']),
  ...all('environment', ['40099']),
  ...all('address', ['40018', '40038']),
  ...all('login', ['30005']),
])

const SUSPECTS: Readonly<Record<SignatureFault, ReadonlyArray<SignatureCompanion>>> = {
  clock: [],
  'held-up': [],
  passphrase: ['passphrase'],
  secret: ['secret'],
  key: ['key'],
  'key-or-environment': ['key', 'environment'],
  environment: ['environment'],
  address: ['address'],
  login: ['key', 'secret', 'passphrase'],
}

/** Can "what was signed?" be answered for a refusal with this code? */
export function hasSignatureFault(code: string): boolean {
  return FAULTS.has(code)
}

/** Codes of the login to the private socket. */
function isLoginCode(code: string): boolean {
  return code.startsWith('300')
}

interface SignatureEvidence {
  readonly code: string
  /** `null`: not recorded. */
  readonly signedText: string | null
  /** When the exchange took the request, by its own clock, Unix ms; `null`: it did not say. */
  readonly acceptedAtMs: number | null
}

/**
 * Takes the signed text apart (timestamp, METHOD, path, `?` query, body; page "Signature") and
 * marks what the code and the times speak against. `null`: the code is not about authentication.
 */
export function explainSignature(evidence: SignatureEvidence): SignatureExplanation | null {
  const named = FAULTS.get(evidence.code)
  if (named === undefined) return null
  const isUnrecorded = evidence.signedText === null && isLoginCode(evidence.code)
  const parts = isUnrecorded ? LOGIN : takeApart(evidence.signedText)
  const digits = parts.find((part) => part.name === 'timestamp')?.text ?? null
  const signedAtMs = digits === null ? null : toMs(digits)
  const { acceptedAtMs } = evidence
  const offsetMs = signedAtMs === null || acceptedAtMs === null ? null : signedAtMs - acceptedAtMs
  const fault = named === 'clock' && isWithinWindow(offsetMs) ? 'held-up' : named
  const isTimeSuspect = named === 'clock'
  return {
    parts: parts.map((part) => ({
      ...part,
      isSuspect: isTimeSuspect && part.name === 'timestamp',
    })),
    suspects: SUSPECTS[fault],
    fault,
    signedAtMs,
    offsetMs,
  }
}

type Bare = Omit<SignaturePart, 'isSuspect'>

/** The shape of a login's text (page "Websocket", login), when the text itself is not at hand. */
const LOGIN: ReadonlyArray<Bare> = [
  { name: 'timestamp', text: null },
  { name: 'method', text: 'GET' },
  { name: 'path', text: '/user/verify' },
]

/** A query is percent-encoded, so that the first brace or bracket begins the body. */
const TEXT = /^(\d{13}|\d{10})(GET|POST)(\/[^?{[]*)(\?[^{[]*)?([{[][\s\S]*)?$/

function takeApart(text: string | null): ReadonlyArray<Bare> {
  const match = TEXT.exec(text ?? '')
  if (match === null) return []
  const [, timestamp = '', method = '', path = '', query, body] = match
  return [
    { name: 'timestamp', text: timestamp },
    { name: 'method', text: method },
    { name: 'path', text: path },
    ...(query === undefined ? [] : [{ name: 'query', text: query } as const]),
    ...(body === undefined ? [] : [{ name: 'body', text: body } as const]),
  ]
}

/** The exchange takes seconds or milliseconds in a login: told by the number of digits. */
function toMs(digits: string): number {
  return digits.length === 10 ? Number(digits) * 1000 : Number(digits)
}

function isWithinWindow(offsetMs: number | null): boolean {
  return offsetMs !== null && Math.abs(offsetMs) < TIMESTAMP_WINDOW_MS
}

function all(
  fault: SignatureFault,
  codes: ReadonlyArray<string>,
): ReadonlyArray<readonly [string, SignatureFault]> {
  return codes.map((code) => [code, fault])
}
