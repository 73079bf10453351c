import { describe, expect, it } from 'vitest'
import { fitsItem, largestItemBytes } from '../../../../electron/vault/item-size.ts'

describe('the size of a keychain item', () => {
  it.each([
    ['win32', 2560],
    ['darwin', null],
    ['linux', null],
  ] as const)('on %s is at most %s bytes', (platform, limit) => {
    expect(largestItemBytes(platform)).toBe(limit)
  })

  it.each([
    ['x'.repeat(2560), 2560, true],
    ['x'.repeat(2561), 2560, false],
    ['é'.repeat(1281), 2560, false],
    ['x'.repeat(100_000), null, true],
  ] as const)('is counted in bytes of UTF-8 (%#)', (text, limit, fits) => {
    expect(fitsItem(text, limit)).toBe(fits)
  })
})
