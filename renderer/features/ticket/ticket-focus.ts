export type TicketPart = 'price' | 'trigger' | 'size' | 'takeProfit' | 'stopLoss'

const PARTS: Readonly<Record<string, TicketPart>> = {
  price: 'price',
  trigger: 'trigger',
  takeProfit: 'takeProfit',
  stopLoss: 'stopLoss',
}

/** Puts the focus into a field of the ticket and selects what stands there. */
export function focusTicket(part: TicketPart): void {
  const input = document.querySelector<HTMLInputElement>(`[data-ticket="${part}"] input[inputmode]`)
  input?.focus()
  input?.select()
}

/** To the field at fault; what has no field of its own is about the size. */
export function focusErrorOf(field: string | null): void {
  focusTicket(PARTS[field ?? ''] ?? 'size')
}

export function focusSubmit(): void {
  document.querySelector<HTMLElement>('[data-ticket="submit"]')?.focus()
}

/** Has a field of this part of the ticket the focus? */
export function isTicketFocused(part: TicketPart): boolean {
  const { activeElement } = document
  return activeElement !== null && activeElement.closest(`[data-ticket="${part}"]`) !== null
}
