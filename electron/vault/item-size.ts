/**
 * keytar hands the UTF-8 text to CredWrite as the blob, and Windows takes at most
 * CRED_MAX_CREDENTIAL_BLOB_SIZE = 5 * 512 bytes of it (wincred.h). Neither Keychain on macOS nor
 * the Secret Service names a limit that a key could reach.
 */
const WINDOWS_BLOB_BYTES = 5 * 512

/** The most bytes that one item of the platform's keychain holds; `null`: no limit that matters. */
export function largestItemBytes(platform: NodeJS.Platform): number | null {
  return platform === 'win32' ? WINDOWS_BLOB_BYTES : null
}

export function fitsItem(text: string, largestBytes: number | null): boolean {
  return largestBytes === null || Buffer.byteLength(text, 'utf8') <= largestBytes
}
