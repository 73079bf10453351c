/** Puts the focus into a field of the ticket and selects what stands there. */
export function focusTicket(field: 'price' | 'size'): void {
  const input = document.querySelector<HTMLInputElement>(
    `[data-ticket="${field}"] input[inputmode]`,
  )
  input?.focus()
  input?.select()
}

export function focusSubmit(): void {
  document.querySelector<HTMLElement>('[data-ticket="submit"]')?.focus()
}
