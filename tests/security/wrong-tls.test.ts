import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocketServer } from 'ws'
import { HttpTransport } from '../../electron/bitget/rest/http-transport.ts'
import { openWebSocketLink } from '../../electron/bitget/socket/link.ts'
import { selfSigned, TestAuthority, type TestCertificate } from '../helpers/test-certificates.ts'

// The exchange's name on a certificate that is not good for it: nothing may be sent to such a server.

const LONG_AGO = new Date('2020-01-01T00:00:00Z')
const LATER = new Date('2020-02-01T00:00:00Z')

const authority = new TestAuthority()
const hosts = ['localhost']
const WRONG: ReadonlyArray<readonly [string, TestCertificate]> = [
  ['signed by itself', selfSigned({ name: 'localhost', hosts })],
  ['for another host', authority.issue({ name: 'localhost', hosts: ['api.bitget.com'] })],
  ['expired', authority.issue({ name: 'localhost', hosts, from: LONG_AGO, until: LATER })],
  ['of an unknown authority', new TestAuthority().issue({ name: 'localhost', hosts })],
]
const before = getCACertificates('default')

beforeAll(() => setDefaultCACertificates([authority.cert]))
afterAll(() => setDefaultCACertificates(before))

async function serve(certificate: TestCertificate) {
  let requests = 0
  const server = createServer(certificate, (_, response) => {
    requests += 1
    response.end('{"code":"00000","msg":"success","data":[]}')
  })
  const sockets = new WebSocketServer({ server })
  sockets.on('connection', () => {
    requests += 1
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A TCP server that listens has this kind of address.
  const { port } = server.address() as AddressInfo
  return { port, requests: () => requests, stop: () => stop(server, sockets) }
}

async function stop(server: Server, sockets: WebSocketServer): Promise<void> {
  for (const client of sockets.clients) client.terminate()
  server.closeAllConnections()
  await new Promise<void>((resolve) => server.close(() => resolve()))
}

async function ask(port: number) {
  const transport = new HttpTransport({
    origin: `https://localhost:${port}`,
    monotonic: () => performance.now(),
    schedule: (delayMs, run) => {
      const timer = setTimeout(run, delayMs)
      return () => clearTimeout(timer)
    },
  })
  const headers = ['ACCESS-KEY', 'bg_canary_key']
  const outcome = await transport.exchange({ method: 'GET', target: '/', headers, body: null })
  await transport.close()
  return outcome
}

function link(port: number): Promise<string> {
  return new Promise((resolve) => {
    const opened = openWebSocketLink(`wss://localhost:${port}`, {
      onOpen: () => {
        resolve('open')
        opened.end()
      },
      onText: () => undefined,
      onBinary: () => undefined,
      onEnd: (reason) => resolve(`ended: ${reason}`),
    })
  })
}

test('a certificate of a trusted authority for this host and day is taken', async () => {
  const server = await serve(authority.issue({ name: 'localhost', hosts }))
  expect(await ask(server.port)).toMatchObject({ kind: 'answered', status: 200 })
  expect(await link(server.port)).toBe('open')
  await server.stop()
})

describe.each(WRONG)('a certificate %s', (_, certificate) => {
  test.each([undefined, '0'])(
    'is refused, NODE_TLS_REJECT_UNAUTHORIZED being %s',
    async (value) => {
      const variables = process.env
      process.env = {
        ...variables,
        ...(value === undefined ? {} : { NODE_TLS_REJECT_UNAUTHORIZED: value }),
      }
      const server = await serve(certificate)
      const outcome = await ask(server.port)
      expect(outcome).toMatchObject({
        kind: 'failed',
        failure: { reason: 'tls' },
        mayHaveLeft: false,
      })
      expect(await link(server.port)).toMatch(/^ended: /)
      expect(server.requests()).toBe(0)
      process.env = variables
      await server.stop()
    },
  )
})
