import type { RequestDetail } from '../../shared/domain/request-record.ts'
import { fakeRequests } from './fake-requests.ts'

/** Ids far from those of the fake log. */
export const REFUSED_TIMESTAMP_ID = 9001
export const REFUSED_PASSPHRASE_ID = 9002

/** Requests whose signature was refused: a clock that is 45 s late, and a wrong passphrase. */
export function fakeRefusals(nowMs: number): ReadonlyArray<RequestDetail> {
  const [like] = fakeRequests(nowMs, 1)
  if (like === undefined) return []
  const refuse = (
    id: number,
    code: string,
    message: string,
    clockMs: number,
    call: Pick<RequestDetail, 'method' | 'path' | 'requestBody'>,
  ): RequestDetail => {
    const startedAtMs = nowMs - 60_000
    const acceptUs = (startedAtMs - clockMs + 21) * 1000
    const server = (us: number) => ({ text: String(us), unit: 'us', atMs: us / 1000 }) as const
    return {
      ...like,
      ...call,
      id,
      code,
      message,
      status: 400,
      outcome: 'refused',
      query: '',
      url: `http://127.0.0.1:41873${call.path}`,
      clientOid: null,
      failure: null,
      responseBody: `{"code":"${code}","msg":"${message}","requestTime":1790000000123,"data":null}`,
      signedText: `${startedAtMs}${call.method}${call.path}${call.requestBody ?? ''}`,
      timing: {
        ...like.timing,
        startedAtMs,
        accept: server(acceptUs),
        complete: server(acceptUs + 1210),
      },
    }
  }
  return [
    refuse(REFUSED_TIMESTAMP_ID, '40008', 'Request timestamp expired', -45_000, {
      method: 'POST',
      path: '/api/v3/trade/place-order',
      requestBody:
        '{"category":"USDT-FUTURES","symbol":"BTCUSDT","qty":"0.01","price":"61250.5","side":"buy","orderType":"limit","timeInForce":"gtc","clientOid":"kd-000001"}',
    }),
    refuse(REFUSED_PASSPHRASE_ID, '40012', 'apikey/password is incorrect', 0, {
      method: 'GET',
      path: '/api/v3/account/info',
      requestBody: null,
    }),
  ]
}
