import { createPrivateRest } from '../../electron/bitget/rest/private-rest.ts'
import { createPublicRest } from '../../electron/bitget/rest/public-rest.ts'
import { FaultServer, sendEnvelope } from './fault-server.ts'
import { hmacSigner } from './hmac-signer.ts'
import { type LoopbackRestOptions, loopbackRest } from './loopback-rest.ts'

export const SECRET = 'canary-secret-4f1c'
export const API_KEY = 'bg_canary_key_77aa99'
export const PASSPHRASE = 'canary"phrase/ü'

/** The desk's REST over loopback, at a server that answers as the test says. */
export class RestScene {
  readonly server = new FaultServer()
  readonly signer = hmacSigner(SECRET, API_KEY, PASSPHRASE)
  readonly #opened: { close(): Promise<void> }[] = []
  #url = ''

  get url(): string {
    return this.#url
  }

  /** Before each test: nothing was asked, and an order is accepted. */
  async begin(): Promise<void> {
    if (this.#url === '') this.#url = await this.server.start()
    this.server.requests.length = 0
    this.server.reply = (response) => sendEnvelope(response, { orderId: '1', clientOid: 'kd-1' })
  }

  open(options: LoopbackRestOptions = {}, at = this.#url) {
    const made = loopbackRest(at, options)
    this.#opened.push(made.client)
    const rest = createPrivateRest(made.client, this.signer, made.clock)
    return { ...made, rest, publicRest: createPublicRest(made.client, made.exchangeClock) }
  }

  /** After each test. */
  async closeClients(): Promise<void> {
    for (const client of this.#opened.splice(0)) await client.close()
  }

  stop(): Promise<void> {
    return this.server.stop()
  }
}
