import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createPrivateRest } from '../../../../../electron/bitget/rest/private-rest.ts'
import { curlText } from '../../../../../renderer/features/requests/curl-text.ts'
import { detailText } from '../../../../../renderer/features/requests/detail-text.ts'
import { searchForCanaries } from '../../../../helpers/canary.ts'
import { FaultServer, sendEnvelope } from '../../../../helpers/fault-server.ts'
import { hmacSigner } from '../../../../helpers/hmac-signer.ts'
import { loopbackRest } from '../../../../helpers/loopback-rest.ts'
import { waitUntil } from '../../../../helpers/wait-until.ts'

// What the request log keeps of the calls about keys of sub-accounts, and what "Copy as cURL" and
// "Copy as text" make of it. A key is opaque text: it is not told by its shape.

const API_KEY = 'opaque_sub_key-0123456789-9f21'
const SECRET = '9d2c4b6a8e0f1a2b3c4d5e6f708192a3'
const PASSPHRASE = 'Practice99'
const CANARIES = Object.entries({ API_KEY, SECRET, PASSPHRASE }).map(([name, secret]) => ({
  name,
  secret,
}))
const RIGHTS = { canTrade: true, canManage: false, isReadOnly: false, boundIps: [] }

type Call = (rest: ReturnType<typeof createPrivateRest>) => Promise<unknown>

const CALLS: Readonly<Record<string, Call>> = {
  'create-sub-api': (rest) =>
    rest.createSubAccountKey({
      ...{ ...RIGHTS, subUid: '7', note: 'bot', colour: 'slate', passphrase: PASSPHRASE },
    }),
  'update-sub-api': (rest) =>
    rest.changeSubAccountKey(API_KEY, { ...RIGHTS, passphrase: PASSPHRASE }),
  'delete-sub-api': (rest) => rest.deleteSubAccountKey(API_KEY),
  'sub-api-list': (rest) => rest.subAccountKeys('7'),
}

/** A row of a list, or the answer of making or changing; `secret` belongs to the making alone. */
function row(name: string) {
  const facts = { note: 'bot', type: 'read_write', permissions: ['uta_trade'], ips: [] }
  return { ...facts, [name]: API_KEY, secret: SECRET, passphrase: PASSPHRASE }
}

const ANSWERS: Readonly<Record<string, object>> = {
  'as its sample': row('apiKey'),
  'as its table': row('apikey'),
  'as a list': { list: [row('apiKey')], hasNext: false, cursor: '' },
  'as items': { items: [row('apikey')], hasNext: false, cursor: '' },
  'with text inside text': { echo: JSON.stringify(row('apiKey')) },
  'with a name of its own': { subAccountApiKey: API_KEY, url: `/x?subApiKey=${API_KEY}&a=1` },
}

describe('the record of', () => {
  const server = new FaultServer()
  let made: ReturnType<typeof loopbackRest>

  beforeAll(async () => {
    made = loopbackRest(await server.start())
  })
  beforeEach(() => {
    made.records.length = 0
  })
  afterAll(async () => {
    await made.client.close()
    await server.stop()
  })

  const table = Object.keys(CALLS).flatMap((call) =>
    Object.keys(ANSWERS).flatMap((answer) =>
      [200, 400].map((status) => [call, answer, status] as const),
    ),
  )
  it.each(table)('%s, answered %s with %d, tells no key, secret or passphrase', async (...of) => {
    const [call, answer, status] = of
    server.reply = (response) =>
      sendEnvelope(response, ANSWERS[answer], {
        ...(status === 200 ? {} : { status, code: '40065', msg: `apiKey=${API_KEY} is unknown` }),
      })
    const rest = createPrivateRest(made.client, hmacSigner('s'), made.clock)
    // An answer of the wrong shape may be one that cannot be read.
    await CALLS[call]?.(rest)
    await waitUntil('the record', () => made.records.length === 1)
    const [record] = made.records
    if (record === undefined) throw new Error('nothing was recorded')
    expect(record.path).toBe(`/api/v3/user/${call}`)
    const places = {
      record: JSON.stringify(record),
      'copy as cURL': curlText(record) ?? '',
      'copy as text': detailText(record),
    }
    for (const [place, text] of Object.entries(places)) {
      expect(text).toContain(call)
      expect(searchForCanaries(place, text, CANARIES)).toEqual([])
    }
    if (call === 'update-sub-api' || call === 'delete-sub-api') {
      expect(server.requests.at(-1)?.body).toContain(API_KEY)
      expect(places['copy as cURL']).toContain('"apiKey":"••••9f21"')
    }
  })
})
