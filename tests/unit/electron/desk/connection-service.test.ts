import { describe, expect, it } from 'vitest'
import { ConnectionService } from '../../../../electron/desk/connection-service.ts'
import type { ConnectionView, SocketView } from '../../../../shared/domain/connection.ts'
import { OPEN_GATES } from '../../../helpers/guard-builders.ts'
import { ManualTime } from '../../../helpers/manual-time.ts'

function start() {
  const time = new ManualTime()
  const told: ConnectionView[] = []
  let socket: SocketView = { state: 'live', silentForMs: 0, reconnects: 0, url: 'ws://x' }
  let used = 0
  const service = new ConnectionService(
    time,
    (_name, payload) => told.push(payload as ConnectionView),
    {
      environment: () => 'practice',
      restUrl: () => 'http://x',
      clock: () => ({ offsetMs: 1.5, boundMs: 0.5, sampledAtMs: 1 }),
      publicSocket: () => socket,
      privateSocket: () => ({ state: 'off', silentForMs: null, reconnects: 0, url: '' }),
      rate: () => ({ path: '/api/v3/trade/place-order', used, limit: 10 }),
      gates: () => OPEN_GATES,
    },
  )
  const set = (silentForMs: number) => {
    socket = { ...socket, silentForMs }
  }
  const use = (count: number) => {
    used = count
  }
  return { time, told, service, set, use }
}

const timing = (roundTripMs: number | null) => ({
  timing: {
    startedAtMs: 1,
    roundTripMs,
    accept: null,
    complete: null,
    exchangeMs: 2,
    networkMs: 3,
    phases: {
      click: null,
      signed: null,
      sent: null,
      firstByte: null,
      received: null,
      parsed: null,
    },
  },
})

describe('ConnectionService', () => {
  it('tells a change at most twice a second and nothing without one', () => {
    const { time, told, use } = start()
    for (let at = 0; at < 100; at += 1) {
      use(at)
      time.pass(10)
    }
    expect(told).toHaveLength(2)
    use(500)
    time.pass(60_000)
    expect(told).toHaveLength(3)
  })

  it('takes only whole seconds of silence for a change', () => {
    const { time, told, set } = start()
    time.pass(500)
    set(400)
    time.pass(500)
    expect(told).toHaveLength(1)
    set(1400)
    time.pass(500)
    expect(told.map((view) => view.publicSocket.silentForMs)).toEqual([0, 1400])
  })

  it('shows the last request that was answered', () => {
    const { service } = start()
    expect(service.view().last).toBeNull()
    service.noteRequest(timing(5))
    service.noteRequest(timing(null))
    expect(service.view().last).toEqual({ roundTripMs: 5, exchangeMs: 2, networkMs: 3 })
    service.forgetRequest()
    expect(service.view().last).toBeNull()
  })

  it('stops with close', () => {
    const { service, time } = start()
    service.close()
    expect(time.waiting).toBe(0)
  })
})
