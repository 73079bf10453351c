import type { IncomingMessage } from 'node:http'

const MOST_BODY_BYTES = 1024 * 1024

export type BodyResult =
  | { readonly kind: 'complete'; readonly body: Uint8Array }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'aborted' }

/** Collects the body, up to 1 MiB. */
export function readBody(request: IncomingMessage): Promise<BodyResult> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > MOST_BODY_BYTES) {
        chunks.length = 0
        resolve({ kind: 'too-large' })
        return
      }
      chunks.push(chunk)
    })
    request.on('end', () => resolve({ kind: 'complete', body: joined(chunks) }))
    request.on('error', () => resolve({ kind: 'aborted' }))
    request.on('close', () => resolve({ kind: 'aborted' }))
  })
}

function joined(chunks: ReadonlyArray<Buffer>): Uint8Array {
  const [only] = chunks
  return only !== undefined && chunks.length === 1 ? only : Buffer.concat(chunks)
}
