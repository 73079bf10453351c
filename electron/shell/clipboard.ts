import { clipboard } from 'electron'

/**
 * Clears the clipboard when it still holds one of `secrets`, trimmed on both sides. Resolves with
 * whether it did. Anything else that the user has copied since stays.
 */
export async function clearClipboardOf(secrets: ReadonlyArray<string>): Promise<boolean> {
  const held = (await clipboard.readText()).trim()
  if (held === '' || !secrets.some((secret) => secret.trim() === held)) return false
  clipboard.clear()
  return true
}
