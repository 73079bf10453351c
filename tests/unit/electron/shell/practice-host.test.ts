import { EventEmitter } from 'node:events'
import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { PracticeHost } from '../../../../electron/shell/practice-host.ts'
import type { PracticeView } from '../../../../shared/domain/connection.ts'
import { CapturedLog } from '../../../helpers/captured-log.ts'
import { waitUntil } from '../../../helpers/wait-until.ts'

const READY = {
  rest: 'http://127.0.0.1:4567',
  publicWs: 'ws://127.0.0.1:4567/v3/ws/public',
  privateWs: 'ws://127.0.0.1:4567/v3/ws/private',
  seed: 7,
  keys: [
    { label: 'main', apiKey: 'bg_1', secretKey: 's', passphrase: 'p', permissions: ['trade-read'] },
  ],
}

class FakeChild extends EventEmitter {
  readonly stdout = new PassThrough()
  readonly stderr = new PassThrough()
  killed = false
  readonly posted: unknown[] = []
  postMessage(message: object): void {
    this.posted.push(message)
  }
  kill(): boolean {
    this.killed = true
    this.end(0)
    return true
  }
  say(line: string): void {
    this.stdout.write(`${line}\n`)
  }
  end(code: number): void {
    this.emit('exit', code)
  }
}

function aHost(attachTo: string | null = null, startLimitMs = 5000) {
  const children: FakeChild[] = []
  const starts: ReadonlyArray<string>[] = []
  const views: PracticeView[] = []
  const host = new PracticeHost({
    launch: (args) => {
      starts.push(args)
      const child = new FakeChild()
      children.push(child)
      return child
    },
    args: ['--data', '/d'],
    attachTo,
    log: new CapturedLog(),
    startLimitMs,
  })
  host.onChange((view) => views.push(view))
  const child = (index: number) =>
    waitUntil(`start ${index}`, () => children[index] as FakeChild | undefined)
  return { host, child, starts, views }
}

describe('the practice exchange as a process of the desk', () => {
  it('passes on what it tells of its files, and takes no other words for that', async () => {
    const { host, child } = aHost()
    const told: unknown[] = []
    host.onTold((one) => told.push(one))
    void host.start()
    const first = await child(0)
    const aside = { kind: 'file-set-aside', keptAs: '/d/keys.json.damaged', reason: 'damaged' }
    first.emit('message', { told: { ...aside, file: 'keys.json', more: 1 } })
    first.emit('message', { told: { ...aside, file: 7 } })
    first.emit('message', { told: { kind: 'keychain', failure: 'locked' } })
    first.emit('message', null)
    expect(told).toEqual([{ ...aside, file: 'practice/keys.json' }])
    await host.close()
  })

  it('says with its last words why it did not start', async () => {
    const { host, child } = aHost()
    const started = host.start()
    const first = await child(0)
    first.stderr.end('a warning\nThe practice exchange did not start: the disk is full.\n')
    first.end(1)
    expect(await started).toMatchObject({
      state: 'failed',
      problem: 'The practice exchange did not start: the disk is full.',
    })
  })

  it('runs when it has said where, and keeps its keys out of the view', async () => {
    const { host, child, starts, views } = aHost()
    const started = host.start()
    const first = await child(0)
    first.say('something else')
    first.say(JSON.stringify(READY))
    const view = await started
    expect(view).toEqual({
      state: 'running',
      rest: READY.rest,
      publicWs: READY.publicWs,
      privateWs: READY.privateWs,
      seed: 7,
      problem: null,
    })
    expect(starts).toEqual([['--data', '/d', '--json']])
    expect(views.map(({ state }) => state)).toEqual(['starting', 'running'])
    expect(host.keys()).toEqual(READY.keys)
    expect(JSON.stringify(views)).not.toContain('bg_1')
  })

  it('is started once, however many ask', async () => {
    const { host, child, starts } = aHost()
    const both = Promise.all([host.start(), host.start()])
    ;(await child(0)).say(JSON.stringify(READY))
    await both
    await host.start()
    expect(starts).toHaveLength(1)
  })

  it('restarts on the port it had', async () => {
    const { host, child, starts } = aHost()
    const started = host.start()
    ;(await child(0)).say(JSON.stringify(READY))
    await started
    const restarted = host.restart()
    ;(await child(1)).say(JSON.stringify(READY))
    expect((await restarted).state).toBe('running')
    expect((await child(0)).killed).toBe(true)
    expect(starts[1]).toEqual(['--data', '/d', '--port', '4567', '--json'])
  })

  it('has failed, in plain words, when it ends before it is ready', async () => {
    const { host, child } = aHost()
    const started = host.start()
    ;(await child(0)).end(3)
    const view = await started
    expect(view).toMatchObject({ state: 'failed', rest: null })
    expect(view.problem).toContain('code 3')
  })

  it('has failed when it says nothing in time, and is ended', async () => {
    const { host, child } = aHost(null, 20)
    const view = await host.start()
    expect(view.state).toBe('failed')
    expect((await child(0)).killed).toBe(true)
  })

  it('that dies later is told at once and has no keys; it can be started again', async () => {
    const { host, child, views } = aHost()
    const started = host.start()
    ;(await child(0)).say(JSON.stringify(READY))
    await started
    ;(await child(0)).end(9)
    await waitUntil('the failure', () => views.at(-1)?.state === 'failed')
    expect(host.keys()).toEqual([])
    const again = host.start()
    ;(await child(1)).say(JSON.stringify(READY))
    expect((await again).state).toBe('running')
  })

  it.each([
    ['https://evil.example', 'wss://evil.example', READY.privateWs],
    ['http://evil.example:1', READY.publicWs, READY.privateWs],
    [READY.rest, 'ws://evil.example/', READY.privateWs],
  ])('is not believed when it names another machine: %s %s', async (rest, publicWs, privateWs) => {
    const { host, child } = aHost(null, 100)
    const started = host.start()
    ;(await child(0)).say(JSON.stringify({ ...READY, rest, publicWs, privateWs }))
    expect((await started).state).toBe('failed')
  })

  it('is not started when one is named that runs elsewhere', async () => {
    const { host, starts } = aHost('http://127.0.0.1:9999')
    expect(await host.start()).toMatchObject({
      state: 'elsewhere',
      rest: 'http://127.0.0.1:9999',
      publicWs: 'ws://127.0.0.1:9999/v3/ws/public',
    })
    expect((await host.restart()).state).toBe('elsewhere')
    expect(starts).toEqual([])
  })

  it('answers what the desk asks, until its process has ended', async () => {
    const { host, child } = aHost()
    expect((await host.ask({ kind: 'kept-states' })).ok).toBe(false)
    const started = host.start()
    const first = await child(0)
    first.say(JSON.stringify(READY))
    await started
    const answered = host.ask({ kind: 'kept-states' })
    expect(first.posted).toEqual([{ id: 1, ask: { kind: 'kept-states' } }])
    first.emit('message', { id: 1, answer: { kind: 'kept-states', states: [] } })
    expect(await answered).toEqual({ ok: true, value: { kind: 'kept-states', states: [] } })
    const unanswered = host.ask({ kind: 'kept-states' })
    first.end(1)
    const down = { kind: 'unavailable', reason: 'practice-down' }
    expect(await unanswered).toEqual({ ok: false, error: down })
    expect(await host.ask({ kind: 'kept-states' })).toEqual({ ok: false, error: down })
  })

  it('is ended with the desk', async () => {
    const { host, child, views } = aHost()
    const started = host.start()
    ;(await child(0)).say(JSON.stringify(READY))
    await started
    await host.close()
    expect((await child(0)).killed).toBe(true)
    expect(views.at(-1)?.state).toBe('stopped')
  })
})
