import type { PanicAction } from '../../../shared/domain/panic.ts'

/** As shown to people; Cmd stands for Ctrl on a Mac. */
export const PANIC_SHORTCUTS: Readonly<Record<PanicAction, string>> = {
  cancel: 'Ctrl+Shift+X',
  flatten: 'Ctrl+Shift+F',
  both: 'Ctrl+Shift+B',
}

const LETTERS: Readonly<Record<string, PanicAction>> = { x: 'cancel', f: 'flatten', b: 'both' }

export type PressedKey = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

/** What a key does, wherever the focus is; `null`: nothing of these. */
export function panicKey(event: PressedKey): PanicAction | null {
  if (!(event.ctrlKey || event.metaKey) || !event.shiftKey || event.altKey) return null
  return LETTERS[event.key.toLowerCase()] ?? null
}
