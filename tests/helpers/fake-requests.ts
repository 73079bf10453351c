import type { RequestDetail } from '../../shared/domain/request-record.ts'
import { seededRandom } from './fake-random.ts'

type Shape = readonly [method: 'GET' | 'POST', path: string, query: string, body: string | null]

const SHAPES: ReadonlyArray<Shape> = [
  ['GET', '/api/v3/market/instruments', 'category=USDT-FUTURES', null],
  ['GET', '/api/v3/account/assets', '', null],
  [
    'POST',
    '/api/v3/trade/place-order',
    '',
    '{"category":"USDT-FUTURES","symbol":"BTCUSDT","qty":"0.01","price":"61250.5","side":"buy","orderType":"limit","timeInForce":"gtc","clientOid":"kd-000001"}',
  ],
  ['GET', '/api/v3/trade/unfilled-orders', 'category=USDT-FUTURES&limit=100', null],
  ['POST', '/api/v3/trade/cancel-order', '', '{"orderId":"1288000000000000001"}'],
  ['GET', '/api/v3/position/current-position', 'category=USDT-FUTURES', null],
  [
    'GET',
    '/api/v3/market/candles',
    'category=USDT-FUTURES&interval=1m&limit=300&symbol=BTCUSDT',
    null,
  ],
]

/** Newest first. Among them: a refusal, a rate limit, a time-out, missing headers and an impossible time. */
export function fakeRequests(nowMs: number, count = 160): ReadonlyArray<RequestDetail> {
  const random = seededRandom(99)
  return Array.from({ length: count }, (_, index) =>
    fakeRequest(count - index, nowMs - index * 1730 - Math.floor(random() * 900), random()),
  )
}

function fakeRequest(id: number, startedAtMs: number, luck: number): RequestDetail {
  const [method, path, query, body] = SHAPES[id % SHAPES.length] ?? (SHAPES[0] as Shape)
  const isOrder = path.includes('/trade/') && method === 'POST'
  const kind = id % 23 === 5 ? 'failed' : id % 17 === 3 ? 'rate' : id % 13 === 2 ? 'refused' : 'ok'
  const exchange = 0.8 + luck * 6
  const network = 22 + luck * 40
  const sent = 0.62 + luck
  const firstByte = sent + exchange + network - 0.4
  const received = sent + exchange + network
  const hasHeaders = kind !== 'failed' && id % 29 !== 7
  const impossible = id % 31 === 9
  const acceptUs = Math.round((startedAtMs + 12.4 + sent + network / 2) * 1000)
  const completeUs = acceptUs + Math.round(exchange * 1000) * (impossible ? -1 : 1)
  const exchangeMs = hasHeaders ? (completeUs - acceptUs) / 1000 : null
  const answers = {
    ok: '{"code":"00000","msg":"success","requestTime":1790000000123,"data":{"orderId":"1288000000000000001","clientOid":"kd-000001","list":[{"coin":"USDT","equity":"21874.2014","available":"20391.4419","locked":"0"},{"coin":"BTC","equity":"0.05","available":"0.05","locked":"0"}]}}',
    refused: '{"code":"25203","msg":"Insufficient margin","requestTime":1790000000123,"data":null}',
    rate: '{"code":"429","msg":"Too Many Requests","requestTime":1790000000999,"data":null}',
    failed: null,
  }
  const responseBody = answers[kind]
  const signed = path.includes('/market/')
    ? null
    : `${startedAtMs}${method}${path}${query === '' ? '' : `?${query}`}${body ?? ''}`
  return {
    id,
    environment: 'practice',
    method,
    path,
    status: kind === 'ok' ? 200 : kind === 'refused' ? 400 : kind === 'rate' ? 429 : null,
    code: kind === 'ok' ? '00000' : kind === 'refused' ? '25203' : kind === 'rate' ? '429' : null,
    outcome: kind === 'rate' ? 'rate-limited' : kind,
    requestBytes: body?.length ?? 0,
    responseBytes:
      responseBody === null ? 0 : responseBody.length * (path.includes('instruments') ? 61 : 1),
    timing: {
      startedAtMs,
      phases: {
        click: isOrder ? -3.4 : null,
        signed: signed === null ? null : 0.31,
        sent,
        firstByte: kind === 'failed' ? null : firstByte,
        received: kind === 'failed' ? null : received,
        parsed: kind === 'failed' ? null : received + 0.22,
      },
      roundTripMs: kind === 'failed' ? null : received - sent,
      accept: hasHeaders ? { text: String(acceptUs), unit: 'us', atMs: acceptUs / 1000 } : null,
      complete: hasHeaders
        ? { text: String(completeUs), unit: 'us', atMs: completeUs / 1000 }
        : null,
      exchangeMs,
      networkMs: exchangeMs === null ? null : received - sent - exchangeMs,
    },
    clientOid: isOrder ? 'kd-000001' : null,
    url: `http://127.0.0.1:41873${path}${query === '' ? '' : `?${query}`}`,
    query,
    requestHeaders: [
      { name: 'ACCESS-KEY', value: '••••4f2a' },
      { name: 'ACCESS-SIGN', value: '••••' },
      { name: 'ACCESS-PASSPHRASE', value: '••••' },
      { name: 'ACCESS-TIMESTAMP', value: String(startedAtMs) },
      { name: 'Content-Type', value: 'application/json' },
      { name: 'locale', value: 'en-US' },
    ],
    requestBody: body,
    responseHeaders: hasHeaders
      ? [
          { name: 'content-type', value: 'application/json' },
          { name: 'x-bg-request-accept-time', value: String(acceptUs) },
          { name: 'x-bg-response-complete-time', value: String(completeUs) },
          { name: 'x-mbx-used-remain-limit', value: '9' },
        ]
      : [],
    responseBody,
    truncated: false,
    message:
      kind === 'ok'
        ? 'success'
        : kind === 'refused'
          ? 'Insufficient margin'
          : kind === 'rate'
            ? 'Too Many Requests'
            : null,
    signedText: signed,
    failure: kind === 'failed' ? 'No answer within 5000 ms' : null,
  }
}
