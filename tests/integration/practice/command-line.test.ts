import { createServer } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { PracticeChild } from '../../helpers/practice-child.ts'
import { rawRequest } from '../../helpers/practice-rest.ts'
import { waitUntil } from '../../helpers/wait-until.ts'

let child: PracticeChild

afterEach(() => child.kill('SIGKILL'))

test('the first line is one JSON object, sent to the parent process too', async () => {
  child = new PracticeChild(['--seed', '3', '--json'])
  const announced = await child.announced()
  expect(announced.rest).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect(announced.publicWs).toBe(`${announced.rest.replace('http', 'ws')}/v3/ws/public`)
  expect(announced.privateWs).toBe(`${announced.rest.replace('http', 'ws')}/v3/ws/private`)
  expect(announced.keys.map((key) => key.label)).toEqual([
    'full',
    'trade-only',
    'read-only',
    'demo',
    'rsa',
  ])
  expect(announced.keys[0]).toHaveProperty('permissions')
  await waitUntil('the message', () => child.messages.length > 0)
  expect(child.messages).toEqual([announced])
  expect((await rawRequest(`${announced.rest}/api/v3/public/time`)).status).toBe(200)
})

test('the same seed gives the same keys, no seed gives others', async () => {
  const keysOf = async (args: ReadonlyArray<string>) => {
    child = new PracticeChild([...args, '--json'])
    const { keys } = await child.announced()
    await child.kill('SIGTERM')
    return JSON.stringify(keys)
  }
  const seeded = await keysOf(['--seed', '3'])
  expect(await keysOf(['--seed', '3'])).toBe(seeded)
  expect(await keysOf([])).not.toBe(await keysOf([]))
})

test('without --json a person reads a table', async () => {
  child = new PracticeChild([])
  await waitUntil('the table', () => child.stdout.includes('demo'))
  expect(child.stdout).toContain('private socket')
})

test('a wrong option ends with code 2 and says what is wrong', async () => {
  child = new PracticeChild(['--port', 'x'])
  expect(await child.exitCode()).toBe(2)
  expect(child.stderr).toContain('--port must be')
})

test('help goes to standard output', async () => {
  child = new PracticeChild(['--help'])
  expect(await child.exitCode()).toBe(0)
  expect(child.stdout).toContain('Usage:')
})

test('a port in use is a plain sentence', async () => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  const address = taken.address()
  const port = typeof address === 'object' ? String(address?.port) : ''
  child = new PracticeChild(['--port', port])
  expect(await child.exitCode()).toBe(1)
  expect(child.stderr).toContain(`port ${port} is in use`)
  expect(child.stderr).not.toContain('    at ')
  taken.close()
})

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it cleanly', async (signal) => {
  child = new PracticeChild(['--json'])
  await child.announced()
  child.process.kill(signal)
  expect(await child.exitCode()).toBe(0)
})

test('it ends when its parent goes', async () => {
  child = new PracticeChild(['--json'])
  await child.announced()
  child.process.disconnect()
  expect(await child.exitCode()).toBe(0)
})
