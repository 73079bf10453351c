/**
 * A key set in memory, as the wire sees it: the vault makes it, `authorise` gives the two values
 * that travel in clear, and the secret itself is out of reach.
 */
export interface WireSigner {
  readonly keySetId: string
  /** ACCESS-KEY and ACCESS-PASSPHRASE. */
  authorise(): { readonly apiKey: string; readonly passphrase: string }
  /** The signature in base64, by whichever algorithm the key set has (Bitget: "Signature"). */
  sign(text: string): string
}
