import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fileOfState } from '../../../electron/practice/control/state-name.ts'
import type { PracticeAnswer, PracticeAsk } from '../../../shared/domain/practice-message.ts'
import { type Announced, PracticeChild } from '../../helpers/practice-child.ts'
import { signedGet } from '../../helpers/practice-rest.ts'
import { waitUntil } from '../../helpers/wait-until.ts'

let folder: string
let child: PracticeChild | null = null

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'practice-unusable-'))
})
afterEach(async () => {
  await child?.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

async function start(): Promise<Announced> {
  child = new PracticeChild(['--data', folder, '--speed', '0', '--json'])
  return child.announced()
}

/** Coins and amounts; what they are worth moves with the market. */
async function assetsOf(exchange: Announced): Promise<ReadonlyArray<unknown>> {
  const [key] = exchange.keys
  if (key === undefined) throw new Error('no key')
  const { body } = await signedGet(exchange.rest, key, '/api/v3/account/assets')
  return body.data.assets.map((row: { coin: string; balance: string }) => [row.coin, row.balance])
}

async function ask(question: PracticeAsk): Promise<PracticeAnswer> {
  child?.process.send({ id: 1, ask: question })
  return waitUntil('the answer', () => {
    // Every message with an id is a reply.
    const replies = (child?.messages ?? []) as ReadonlyArray<{
      id?: number
      answer?: PracticeAnswer
    }>
    return replies.find((reply) => reply.id === 1)?.answer
  })
}

/** JSON of the right version and outer shape, with which no exchange can begin. */
function unusableState(): string {
  const account = {
    ...{ accountId: '7000000001', balances: [{ coin: 'USDT', amount: 'no number' }] },
    ...{ openOrders: [], orderHistory: [], positions: [{}], leverages: [] },
  }
  return JSON.stringify({ version: 2, atMs: 5, lastId: '1', accounts: [account], prices: [] })
}

test('a state with which no exchange can begin is set aside, told to the parent, and trading goes on', async () => {
  await start()
  await child?.kill('SIGTERM')
  const text = unusableState()
  writeFileSync(join(folder, 'state.json'), text)
  expect((await assetsOf(await start())).length).toBeGreaterThan(0)
  const kept = readdirSync(folder).find((name) => name.startsWith('state.json.damaged-')) ?? ''
  expect(readFileSync(join(folder, kept), 'utf8')).toBe(text)
  expect(child?.messages).toContainEqual({
    told: {
      ...{ kind: 'file-set-aside', file: 'state.json' },
      ...{ keptAs: join(folder, kept), reason: 'damaged' },
    },
  })
})

test('a kept state with which no exchange can begin is set aside, and the running one goes on', async () => {
  const exchange = await start()
  const before = await assetsOf(exchange)
  expect(await ask({ kind: 'keep', name: 'mine' })).toMatchObject({ states: [{ name: 'mine' }] })
  const file = join(folder, 'kept', fileOfState('mine'))
  writeFileSync(file, unusableState())
  child?.messages.splice(0)
  expect(await ask({ kind: 'bring-back', name: 'mine' })).toEqual({
    kind: 'refused',
    reason: 'damaged',
  })
  expect(existsSync(file)).toBe(false)
  expect(await assetsOf(exchange)).toEqual(before)
})

test('a number of a process that has gone and come back as another keeps nobody out', async () => {
  await start()
  await child?.kill('SIGKILL')
  writeFileSync(join(folder, 'owner.pid'), String(process.pid))
  await start()
  expect(child?.stderr).toBe('')
})

test('a file in the way of the data folder is a plain sentence', async () => {
  rmSync(folder, { recursive: true })
  writeFileSync(folder, 'a file')
  child = new PracticeChild(['--data', folder, '--json'])
  expect(await child.exitCode()).toBe(1)
  expect(child.stderr).toContain('a file is in its way')
  expect(child.stderr).not.toContain('    at ')
})
