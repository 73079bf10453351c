import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { practiceControlHandlers } from '../../../electron/shell/practice-control-handlers.ts'
import { PracticeHost } from '../../../electron/shell/practice-host.ts'
import { CapturedLog } from '../../helpers/captured-log.ts'
import { signedGet } from '../../helpers/practice-rest.ts'
import { waitUntil } from '../../helpers/wait-until.ts'

const MAIN = new URL('../../../electron/practice/main.ts', import.meta.url).pathname

let folder: string
let host: PracticeHost
let processes: ChildProcess[]

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'desk-control-'))
  processes = []
  host = new PracticeHost({
    launch: (args) => {
      const child = fork(MAIN, [...args], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
      processes.push(child)
      return Object.assign(child, { postMessage: (message: object) => void child.send(message) })
    },
    args: ['--data', folder, '--speed', '0'],
    attachTo: null,
    log: new CapturedLog(),
  })
  expect((await host.start()).state).toBe('running')
})
afterEach(async () => {
  await host.close()
  rmSync(folder, { recursive: true, force: true })
})

function handlers(uid = '7000000001') {
  return practiceControlHandlers(
    host,
    () => uid,
    async () => undefined,
  )
}

async function usdt(): Promise<string> {
  const [key] = host.keys()
  const { rest } = host.view()
  if (key === undefined || rest === null) throw new Error('it does not run')
  const { body } = await signedGet(rest, key, '/api/v3/account/assets')
  const assets: ReadonlyArray<{ coin: string; balance: string }> = body.data.assets
  return assets.find(({ coin }) => coin === 'USDT')?.balance ?? '0'
}

const EMPTY_HANDED = { exposure: true, history: true, balances: [{ coin: 'USDT', amount: '7' }] }

describe('the desk and its practice exchange', () => {
  it('reset an account and bring back what it was, at the same address', async () => {
    const before = host.view()
    await handlers()['practice.keep']('start')
    await handlers()['practice.reset'](EMPTY_HANDED)
    expect(await usdt()).toBe('7')
    expect(await handlers()['practice.bringBack']('start')).toEqual({ ok: true, value: before })
    expect(await usdt()).toBe('100000')
    expect(processes).toHaveLength(1)
  })

  it('bring a state back through a new process when the old one has died', async () => {
    await handlers()['practice.keep']('start')
    await handlers()['practice.reset'](EMPTY_HANDED)
    processes[0]?.kill('SIGKILL')
    await waitUntil('the death', () => host.view().state === 'failed')
    expect(await handlers()['practice.bringBack']('start')).toMatchObject({
      ok: true,
      value: { state: 'running' },
    })
    expect(await usdt()).toBe('100000')
    expect(processes).toHaveLength(2)
  })

  it('say so when there is nothing of that name', async () => {
    for (const request of ['practice.bringBack', 'practice.forget'] as const) {
      expect(await handlers()[request]('nothing')).toMatchObject({
        ok: false,
        error: { kind: 'invalid', reason: 'not-found' },
      })
    }
    expect(await handlers('1')['practice.explain']('1')).toMatchObject({
      ok: false,
      error: { kind: 'invalid', reason: 'not-found' },
    })
  })
})
