import { createServer } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { utilityProcess } from '../../../build/stand-in/utility-process.ts'
import { PracticeHost } from '../../../electron/shell/practice-host.ts'
import type { PracticeChild } from '../../../electron/shell/practice-start.ts'
import { CapturedLog } from '../../helpers/captured-log.ts'

// A utility process does not end when nothing is left to do, as a process of plain Node does
// (electron/electron, issue 47228): what ends in failure must end itself.

const MAIN = new URL('../../../electron/practice/main.ts', import.meta.url).pathname

let host: PracticeHost

afterEach(() => host.close())

function aHost(...args: string[]): PracticeHost {
  host = new PracticeHost({
    launch: (given) => utilityProcess.fork(MAIN, [...given], { stdio: 'pipe' }) as PracticeChild,
    args,
    attachTo: null,
    log: new CapturedLog(),
    startLimitMs: 60_000,
  })
  return host
}

test('it runs there and answers over the port of the utility process', async () => {
  const view = await aHost('--speed', '0').start()
  expect(view).toMatchObject({ state: 'running', problem: null })
  expect(await host.ask({ kind: 'kept-states' })).toEqual({
    ok: true,
    value: { kind: 'kept-states', states: [] },
  })
})

test('a port in use ends it at once, and the reason is told', async () => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  const address = taken.address()
  const port = typeof address === 'object' ? String(address?.port) : ''
  const view = await aHost('--port', port).start()
  taken.close()
  expect(view.state).toBe('failed')
  expect(view.problem).toContain(`port ${port} is in use by another program`)
})

test('an option that is wrong ends it at once, and the reason is told', async () => {
  const view = await aHost('--speed', 'fast').start()
  expect(view.state).toBe('failed')
  expect(view.problem).toContain('--speed must be')
})
