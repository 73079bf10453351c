import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { curlText } from '../../../../../renderer/features/requests/curl-text.ts'
import type { RequestDetail } from '../../../../../shared/domain/request-record.ts'
import { fakeRequests } from '../../../../helpers/fake-requests.ts'

const [SOME] = fakeRequests(1_790_000_000_000, 1)
function aDetail(changes: Partial<RequestDetail>): RequestDetail {
  if (SOME === undefined) throw new Error('there is no fake request')
  return { ...SOME, ...changes }
}

/** What a shell makes of the command, word by word. */
function words(text: string): ReadonlyArray<string> {
  const shown = execFileSync('sh', ['-c', `curl() { printf '%s\\0' "$@"; }\n${text}`])
  return shown.toString().split('\0').slice(0, -1)
}

const HOSTILE = `it's "$HOME" \`id\` $(id) \\ ; & | > x\nnext 行 \u202E`

it('is a command that a shell reads as what was sent', () => {
  const text = curlText(
    aDetail({
      ...{ method: 'POST', url: 'https://host/api/v3/trade/place-order' },
      requestHeaders: [
        { name: 'Content-Type', value: 'application/json' },
        { name: 'ACCESS-SIGN', value: '••••••••' },
        { name: 'host', value: 'host' },
      ],
      requestBody: '{"qty":"0.01"}',
    }),
  )
  expect(words(text ?? '')).toEqual([
    ...['-X', 'POST', 'https://host/api/v3/trade/place-order'],
    ...['-H', 'Content-Type: application/json', '-H', 'ACCESS-SIGN: ••••••••'],
    ...['--data-raw', '{"qty":"0.01"}'],
  ])
})

it.each([
  ['an address', { url: `https://host/${HOSTILE}` }],
  ['a header', { requestHeaders: [{ name: 'X', value: HOSTILE }] }],
  ['a body', { requestBody: HOSTILE }],
])('runs nothing that stands in %s', (_where, changes) => {
  const text = curlText(
    aDetail({ method: 'GET', requestHeaders: [], requestBody: null, ...changes }),
  )
  expect(words(text ?? '').some((word) => word.endsWith(HOSTILE))).toBe(true)
})

it('is nothing for what went over a socket', () => {
  expect(curlText(aDetail({ method: 'WS' }))).toBeNull()
})
