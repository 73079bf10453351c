import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { ENDPOINT_LIMITS } from '../../../../../electron/bitget/limits/endpoint-limits.ts'
import { SHARED_RATE } from '../../../../../electron/bitget/orders/socket-commands.ts'

const REST = path.join(import.meta.dirname, '../../../../../electron/bitget/rest')

/** Every path that stands in the REST files. */
function calledPaths(): string[] {
  const paths = readdirSync(REST).flatMap((file) => {
    const text = readFileSync(path.join(REST, file), 'utf8')
    return [...text.matchAll(/'(\/api\/v\d\/[\w/-]+)'/g)].map((match) => match[1] ?? '')
  })
  return [...new Set(paths)].sort()
}

describe('the rate of endpoints', () => {
  it('is known for every one that is called, and for no other', () => {
    expect(Object.keys(ENDPOINT_LIMITS).sort()).toEqual(calledPaths())
  })

  it('is shared by the commands over the socket', () => {
    for (const shared of Object.values(SHARED_RATE))
      expect(ENDPOINT_LIMITS).toHaveProperty([shared])
  })

  it.each([
    ['/api/v3/account/info', 5],
    ['/api/v3/account/all-fee-rate', 3],
    ['/api/v3/account/max-transferable', 3],
    ['/api/v3/account/transfer', 5],
    ['/api/v3/account/sub-unified-assets', 1],
    ['/api/v3/trade/place-order', 10],
    ['/api/v3/trade/place-batch', 5],
    ['/api/v3/trade/batch-modify-order', 10],
    ['/api/v3/trade/cancel-batch', 5],
    ['/api/v3/trade/close-positions', 5],
    ['/api/v3/trade/countdown-cancel-all', 1],
    ['/api/v3/position/adlRank', 1],
    ['/api/v3/user/create-sub-api', 10],
  ])('of %s is %d a second', (endpoint, calls) => {
    expect(ENDPOINT_LIMITS[endpoint]).toBe(calls)
  })
})
