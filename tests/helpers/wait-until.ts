/**
 * Resolves with the first value of `check` that is neither `false`, `null` nor `undefined`.
 * Tests wait for a condition with this, never for a time. Rejects after `timeoutMs`, naming `what`.
 */
export async function waitUntil<T>(
  what: string,
  check: () => T | Promise<T>,
  timeoutMs = 10_000,
): Promise<NonNullable<Exclude<T, false>>> {
  const endMs = performance.now() + timeoutMs
  for (;;) {
    const value = await check()
    if (value !== false && value !== null && value !== undefined) {
      return value as NonNullable<Exclude<T, false>>
    }
    if (performance.now() > endMs) throw new Error(`waited ${timeoutMs} ms for ${what}`)
    await new Promise((resume) => setTimeout(resume, 10))
  }
}
