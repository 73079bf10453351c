import { afterEach, expect, it } from 'vitest'
import { RateBudgets } from '../../../../electron/bitget/limits/rate-budgets.ts'
import { openDoors } from '../../../../electron/shell/exchange-doors.ts'
import { checkKeyThrough } from '../../../../electron/shell/key-doors.ts'
import { FaultServer, sendEnvelope } from '../../../helpers/fault-server.ts'
import { hmacSigner } from '../../../helpers/hmac-signer.ts'

const INFO = '/api/v3/account/info'
const server = new FaultServer()
afterEach(() => server.stop())

it('count what a key check asks with everything else of the environment', async () => {
  const restUrl = await server.start()
  // A clock that stands: however long the checks take, they are of one second.
  const rates = new RateBudgets({ monotonic: () => 0 })
  let id = 0
  const open = () =>
    openDoors({
      environment: 'practice',
      practice: { restUrl, socketUrl: restUrl.replace(/^http/, 'ws') },
      locale: () => 'en-US',
      nextRequestId: () => {
        id += 1
        return id
      },
      onRequest: () => undefined,
      report: () => undefined,
      rate: rates.of('practice'),
    })
  server.reply = (response) => sendEnvelope(response, null, { status: 400, code: '40006' })
  const signer = { ...hmacSigner('secret', 'bg_key', 'phrase'), keySetId: 'set-1' }
  const check = checkKeyThrough(open)
  for (let times = 0; times < 3; times += 1) await check('practice', signer)
  const asked = server.requests.filter(({ url }) => url.startsWith(INFO))
  expect(asked).toHaveLength(3)
  const later = open()
  expect(later.rate.nearestLimit()).toMatchObject({ path: INFO, used: 3 })
  await later.close()
})

it('are apart for each environment', () => {
  const rates = new RateBudgets({ monotonic: () => 0 })
  rates.of('live').count(INFO)
  expect(rates.of('live').nearestLimit()).toMatchObject({ used: 1 })
  expect(rates.of('demo').nearestLimit()).toBeNull()
})
