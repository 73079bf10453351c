import { execFile } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterEach, expect, test } from 'vitest'
import { WebSocketServer } from 'ws'

// Variables of the environment, which any login script may set, send what Node fetches through a
// proxy. Keys and orders go to the exchange alone.

const CHILD = path.join(import.meta.dirname, '..', 'helpers', 'wire-child.ts')
const closings: (() => void)[] = []

afterEach(() => {
  for (const close of closings.splice(0)) close()
})

/** Answers everything, and names what it was asked for. */
async function listen() {
  const heard: string[] = []
  const server = createServer((request, response) => {
    heard.push(request.url ?? '')
    response.end('{}')
  })
  const sockets = new WebSocketServer({ noServer: true })
  server.on('upgrade', (request, socket, head) => {
    heard.push(request.url ?? '')
    sockets.handleUpgrade(request, socket, head, () => undefined)
  })
  server.on('connect', (request, socket) => {
    heard.push(request.url ?? '')
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closings.push(() => {
    for (const client of sockets.clients) client.terminate()
    server.closeAllConnections()
    server.close()
  })
  // A TCP server that listens has this kind of address.
  return { heard, port: (server.address() as AddressInfo).port }
}

test('lead no request and no socket of the desk through a proxy', async () => {
  const exchange = await listen()
  const proxy = await listen()
  const address = `http://127.0.0.1:${proxy.port}`
  const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy', 'all_proxy']
  const { stdout } = await promisify(execFile)(process.execPath, [CHILD, String(exchange.port)], {
    env: {
      ...{ PATH: process.env.PATH, NO_PROXY: '', no_proxy: '', NODE_USE_ENV_PROXY: '1' },
      ...Object.fromEntries(names.map((name) => [name, address])),
    },
  })
  expect(JSON.parse(stdout)).toEqual({ rest: 'answered', socket: 'open' })
  expect(exchange.heard).toEqual(['/rest', '/socket'])
  // What Node fetches by itself did go that way: the variables were in force.
  expect(proxy.heard.join()).toContain('127.0.0.1')
})
