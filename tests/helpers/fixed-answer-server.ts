import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

// A process of its own that answers every request with the same placed order, as fast as Node can:
// what a benchmark measures beside it is the client. First line on standard output: its port.

const clientOidOf = /"clientOid":"([^"]+)"/

const server = createServer((request, response) => {
  const acceptedUs = nowUs()
  let body = ''
  request.setEncoding('utf8')
  request.on('data', (chunk: string) => {
    body += chunk
  })
  request.on('end', () => {
    const clientOid = clientOidOf.exec(body)?.[1] ?? ''
    const data = { orderId: '1390112233445403742', clientOid }
    const text = JSON.stringify({ code: '00000', msg: 'success', requestTime: Date.now(), data })
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      'X-BG-REQUEST-ACCEPT-TIME': acceptedUs,
      'X-BG-RESPONSE-COMPLETE-TIME': nowUs(),
      'x-mbx-used-remain-limit': '19',
    })
    response.end(text)
  })
})

function nowUs(): string {
  return String(Math.round((performance.timeOrigin + performance.now()) * 1000))
}

server.keepAliveTimeout = 120_000
server.listen(0, '127.0.0.1', () => {
  // A TCP server that listens has this kind of address.
  const { port } = server.address() as AddressInfo
  process.stdout.write(`${port}\n`)
})
