import { HttpTransport } from '../../electron/bitget/rest/http-transport.ts'
import { openWebSocketLink } from '../../electron/bitget/socket/link.ts'
import { SYSTEM_TIME } from '../../electron/bitget/socket/socket-time.ts'

// A process of its own, for Node reads the proxy variables when it starts. It asks the server of its
// first argument by the desk's two ways to the network, and then by Node's own.

const address = `127.0.0.1:${process.argv[2]}`

async function ask(): Promise<string> {
  const transport = new HttpTransport({
    origin: `http://${address}`,
    monotonic: SYSTEM_TIME.monotonic,
    schedule: SYSTEM_TIME.after,
  })
  const headers = ['ACCESS-KEY', 'bg_canary_key']
  const outcome = await transport.exchange({ method: 'GET', target: '/rest', headers, body: null })
  await transport.close()
  return outcome.kind
}

function link(): Promise<string> {
  return new Promise((resolve) => {
    const opened = openWebSocketLink(`ws://${address}/socket`, {
      onOpen: () => {
        resolve('open')
        opened.end()
      },
      onText: () => undefined,
      onBinary: () => undefined,
      onEnd: resolve,
    })
  })
}

const rest = await ask()
const socket = await link()
// The proxy lets nothing through: that it was asked is all that counts.
await fetch(`http://${address}/fetch`).catch(() => undefined)
process.stdout.write(JSON.stringify({ rest, socket }))
