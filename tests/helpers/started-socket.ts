import { ExchangeSocket } from '../../electron/bitget/socket/exchange-socket.ts'
import type { ExchangeSocketEvents } from '../../electron/bitget/socket/exchange-socket-ports.ts'
import { createSocketLogin } from '../../electron/bitget/socket/socket-login.ts'
import type { SocketProblem } from '../../electron/bitget/socket/socket-problem.ts'
import { FakeLinks } from './fake-link.ts'
import { ManualTime } from './manual-time.ts'

export const BOOKS = { instType: 'spot', topic: 'books', symbol: 'BTCUSDT' }
export const ORDERS = { instType: 'UTA', topic: 'order' }
/** An update of BOOKS. */
export const DATA = { action: 'update', arg: BOOKS, data: [{}], ts: 1 }

/** A socket over links made by hand, and all that it told. */
export function startSocket(
  kind: 'public' | 'private',
  resync: () => Promise<void> = async () => undefined,
) {
  const time = new ManualTime()
  const links = new FakeLinks()
  const told: string[] = []
  const problems: SocketProblem[] = []
  const counted = { messages: 0 }
  const events: ExchangeSocketEvents = {
    onState: (view) => told.push(view.state),
    onData: (frame) => told.push(`data ${frame.arg.topic}`),
    onTrade: (frame) => frame.id === 'mine' && told.push(`trade ${frame.code}`) > 0,
    onSwitched: () => told.push('switched'),
    onDown: () => told.push('down'),
    onSubscribed: () => told.push('subscribed'),
    onLate: (late) => told.push(late ? 'late' : 'in time'),
    onUnreadable: () => undefined,
    onRejected: (subscription) => told.push(`rejected ${subscription.topic}`),
    onRefused: (error) => told.push(`refused ${'code' in error ? error.code : error.kind}`),
  }
  const signer = {
    authorise: () => ({ apiKey: 'key', passphrase: 'phrase' }),
    sign: (text: string) => `signed(${text})`,
  }
  const login =
    kind === 'public'
      ? null
      : createSocketLogin({
          ...{ signer, time, resync, recorder: null },
          offsetMs: () => 5000,
        })
  const socket = new ExchangeSocket(
    {
      url: 'ws://exchange',
      time,
      random: () => 0.5,
      report: (problem) => problems.push(problem),
      login,
      openLink: links.open,
      onSent: () => {
        counted.messages += 1
      },
    },
    events,
  )
  return { time, links, told, problems, counted, socket }
}

/** Subscribed to BOOKS, acknowledged and delivering. */
export function startLive() {
  const parts = startSocket('public')
  parts.socket.subscribe(BOOKS)
  parts.links.last.handlers.onOpen()
  parts.time.pass(0)
  parts.links.last.confirmAll()
  parts.links.last.say(DATA)
  return parts
}

/** Open and wanting ORDERS: its login is sent. */
export function startLogin(resync?: () => Promise<void>) {
  const parts = startSocket('private', resync)
  parts.socket.subscribe(ORDERS)
  parts.links.last.handlers.onOpen()
  parts.time.pass(0)
  return parts
}
