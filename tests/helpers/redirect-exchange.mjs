// Loaded into the desk before everything else (`--import`): connections to the exchange's hosts go to
// KEYDESK_TEST_EXCHANGE_PORT on this machine instead, in plain text. The desk itself has no such switch.
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import tls from 'node:tls'

const port = Number(process.env.KEYDESK_TEST_EXCHANGE_PORT)
const HOST = /^(api|ws|wspap)\.bitget\.com$/
const connect = tls.connect

tls.connect = (...args) => {
  const [options] = args
  if (!HOST.test(options?.servername ?? options?.host ?? '')) return connect(...args)
  const socket = net.connect(port, '127.0.0.1')
  socket.alpnProtocol = false
  socket.once('connect', () => socket.emit('secureConnect'))
  return socket
}
syncBuiltinESMExports()
