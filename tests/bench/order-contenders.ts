import { createHmac, randomBytes } from 'node:crypto'
import { RestClientV3 } from 'bitget-api'
import { Pool } from 'undici'
import { createPrivateRest } from '../../electron/bitget/rest/private-rest.ts'
import { createPublicRest } from '../../electron/bitget/rest/public-rest.ts'
import { createOrderGuards } from '../../electron/desk/guards/order-guards.ts'
import { SqliteJournal } from '../../electron/desk/journal/journal.ts'
import { createClientOid } from '../../electron/desk/orders/client-oid.ts'
import { createDraftCheck, type DraftCheckPorts } from '../../electron/desk/orders/draft-check.ts'
import { OrderService } from '../../electron/desk/orders/order-service.ts'
import { DEFAULT_GUARDS } from '../../shared/domain/guards.ts'
import type { KeySet } from '../../shared/domain/key-set.ts'
import type { OrderDraft } from '../../shared/domain/order.ts'
import type { AccountSnapshot } from '../../shared/ipc/contract.ts'
import { hmacSigner } from '../helpers/hmac-signer.ts'
import { loopbackRest } from '../helpers/loopback-rest.ts'
import type { BenchKey } from './order-servers.ts'

/** One way to place an order. */
export interface Contender {
  /** Whatever may be done before the clock starts; the function it returns is what is timed. */
  prepare(draft: OrderDraft): () => Promise<void>
  close(): Promise<void>
}

/** Instrument, account and key as the practice exchange tells them: what a draft is checked with. */
export async function readCheckPorts(url: string, key: BenchKey): Promise<DraftCheckPorts> {
  const { client, clock, exchangeClock } = loopbackRest(url)
  const signer = hmacSigner(key.secretKey, key.apiKey, key.passphrase)
  const rest = createPrivateRest(client, signer, clock)
  const open = createPublicRest(client, exchangeClock)
  const [instruments, tickers, balances, settings, facts] = await Promise.all([
    open.instruments('USDT-FUTURES'),
    open.tickers('USDT-FUTURES'),
    rest.balances(),
    rest.accountSettings(),
    rest.keyFacts(),
  ])
  await client.close()
  if (!instruments.ok || !tickers.ok || !balances.ok || !settings.ok || !facts.ok) {
    throw new Error('the practice exchange did not tell its rules')
  }
  const instrumentOf = new Map(instruments.value.map((row) => [row.symbol, row]))
  const tickerOf = new Map(tickers.value.map((row) => [row.symbol, row]))
  const account: AccountSnapshot = {
    sequence: 1,
    state: 'live',
    keySetId: 'set-1',
    error: null,
    balances: balances.value,
    positions: [],
    openOrders: [],
    fills: [],
    strategyOrders: [],
    adlRanks: [],
    pendingOrders: [],
    settings: settings.value,
  }
  const keySet: KeySet = {
    id: 'set-1',
    label: 'bench',
    colour: 'slate',
    environment: 'practice',
    algorithm: 'hmac',
    hint: '',
    storage: 'session',
    facts: facts.value,
    addedAtMs: 0,
  }
  return {
    market: {
      instrument: ({ symbol }) => instrumentOf.get(symbol) ?? null,
      watchedFigures: ({ symbol }) => ({
        state: 'live',
        ticker: tickerOf.get(symbol)?.ticker ?? null,
      }),
      socket: () => ({ state: 'live', silentForMs: 0, reconnects: 0, url }),
    },
    account: () => account,
    activeKeySet: () => keySet,
  }
}

/** The desk's whole submit path: rules, guards, journal, signing, sending, reading, timing, recording. */
export function deskContender(
  url: string,
  key: BenchKey,
  ports: DraftCheckPorts,
  journalFile: string,
): Contender {
  const { client, clock } = loopbackRest(url, { onRequest: () => undefined })
  const journal = new SqliteJournal(journalFile, Date.now())
  const service = new OrderService({
    clock,
    schedule: () => () => undefined,
    journal,
    account: { mergeOrders: () => undefined, setPending: () => undefined },
    newClientOid: () => createClientOid(randomBytes),
    check: createDraftCheck(ports).order,
    guard: guardsOf(ports),
    onNotice: () => undefined,
    reportFault: String,
  })
  const signer = hmacSigner(key.secretKey, key.apiKey, key.passphrase)
  const rest = createPrivateRest(client, signer, clock)
  const { keySetId } = signer
  service.activate({ keySetId, environment: 'practice', rest, entry: () => rest })
  const place = async (draft: OrderDraft) => {
    const result = await service.submit(draft, Date.now())
    if (!result.ok) throw new Error(`the desk refused: ${JSON.stringify(result.error)}`)
    if (result.value.kind !== 'accepted') {
      throw new Error(`the desk was not answered: ${JSON.stringify(result.value)}`)
    }
  }
  const close = async () => {
    await client.close()
    journal.close()
  }
  return { prepare: (draft) => () => place(draft), close }
}

/** The first limits of live, where real money passes them. */
function guardsOf(ports: DraftCheckPorts) {
  const gates = { dayResult: null, orderP95Ms: 1, isClockKnown: true, isLiveLocked: false }
  return createOrderGuards({
    ...ports,
    market: { ...ports.market, watchedBook: () => null },
    limits: () => DEFAULT_GUARDS.live,
    gates: () => gates,
    // The bench goes on far faster than the exchange allows.
    room: () => ({ waitMs: 0, limit: 10 }),
  }).orders
}

/** undici's `request`: headers, signature and body are made before the clock starts to count. */
export function rawContender(url: string, key: BenchKey): Contender {
  const pool = new Pool(url, { connections: 8, pipelining: 1, allowH2: false })
  const path = '/api/v3/trade/place-order'
  const prepare = (draft: OrderDraft) => {
    const body = JSON.stringify(fieldsOf(draft))
    const timestamp = String(Date.now())
    const sign = createHmac('sha256', key.secretKey).update(`${timestamp}POST${path}${body}`)
    const headers = {
      locale: 'zh-CN',
      'Content-Type': 'application/json',
      'ACCESS-KEY': key.apiKey,
      'ACCESS-SIGN': sign.digest('base64'),
      'ACCESS-TIMESTAMP': timestamp,
      'ACCESS-PASSPHRASE': key.passphrase,
    }
    const call = { path, method: 'POST', headers, body } as const
    return async () => {
      const answer = await pool.request(call)
      const text = await answer.body.text()
      if (!text.includes('"code":"00000"')) throw new Error(`undici was refused: ${text}`)
    }
  }
  return { prepare, close: () => pool.destroy() }
}

export function bitgetApiContender(url: string, key: BenchKey): Contender {
  const client = new RestClientV3({
    apiKey: key.apiKey,
    apiSecret: key.secretKey,
    apiPass: key.passphrase,
    baseUrl: url,
    keepAlive: true,
  })
  const place = async (draft: OrderDraft) => {
    const answer = await client.submitNewOrder(fieldsOf(draft))
    if (answer.code !== '00000') throw new Error(`bitget-api was refused: ${answer.msg}`)
  }
  return { prepare: (draft) => () => place(draft), close: () => Promise.resolve() }
}

function fieldsOf(draft: OrderDraft) {
  return {
    category: draft.category,
    symbol: draft.symbol,
    qty: draft.quantity,
    price: draft.price ?? '',
    side: draft.side,
    orderType: draft.orderType,
    timeInForce: 'ioc',
    clientOid: createClientOid(randomBytes),
  } as const
}
