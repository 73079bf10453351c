import { clipboard } from 'electron'
import type { Clipboard } from '../desk/keys/key-ports.ts'

/** The system's clipboard, as the key service needs it. */
export const systemClipboard: Clipboard = {
  readText: () => clipboard.readText(),
  clear: () => clipboard.clear(),
}
