import { z } from 'zod'

/** One key of the practice exchange. It opens play money only, and still never goes to the page. */
export interface PracticeKey {
  readonly label: string
  readonly apiKey: string
  readonly secretKey: string
  readonly passphrase: string
  readonly permissions: ReadonlyArray<string>
}

/** The first line that the practice exchange prints with `--json`. */
export interface PracticeReady {
  readonly rest: string
  readonly publicWs: string
  readonly privateWs: string
  readonly seed: number | null
  readonly keys: ReadonlyArray<PracticeKey>
}

const text = z.string().max(256)
/** An RSA private key as PEM is the longest. */
const secretText = z.string().max(8192)
const readySchema = z.object({
  rest: z.url({ protocol: /^http$/, hostname: /^(127\.0\.0\.1|localhost)$/ }),
  publicWs: z.url({ protocol: /^ws$/, hostname: /^(127\.0\.0\.1|localhost)$/ }),
  privateWs: z.url({ protocol: /^ws$/, hostname: /^(127\.0\.0\.1|localhost)$/ }),
  seed: z.number().nullable().default(null),
  keys: z.array(
    z.object({
      label: text,
      apiKey: text,
      secretKey: secretText,
      passphrase: text,
      permissions: z.array(text),
    }),
  ),
})

/** The line as an object, `null` when it is not that line. */
export function parsePracticeReady(line: string): PracticeReady | null {
  try {
    return readySchema.safeParse(JSON.parse(line)).data ?? null
  } catch {
    // Not JSON: some other output.
    return null
  }
}
