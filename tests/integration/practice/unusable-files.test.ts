import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fileOfState } from '../../../electron/practice/control/state-name.ts'
import type { PracticeAnswer, PracticeAsk } from '../../../shared/domain/practice-message.ts'
import { type Announced, PracticeChild, PracticeInFolder } from '../../helpers/practice-child.ts'
import { keyOf } from '../../helpers/practice-client.ts'
import { signedGet } from '../../helpers/practice-rest.ts'
import { waitUntil } from '../../helpers/wait-until.ts'

let practice: PracticeInFolder

beforeEach(() => {
  practice = new PracticeInFolder(['--speed', '0'])
})
afterEach(() => practice.end())

/** Coins and amounts; what they are worth moves with the market. */
async function assetsOf(exchange: Announced): Promise<ReadonlyArray<unknown>> {
  const { body } = await signedGet(exchange.rest, keyOf(exchange), '/api/v3/account/assets')
  return body.data.assets.map((row: { coin: string; balance: string }) => [row.coin, row.balance])
}

async function ask(question: PracticeAsk): Promise<PracticeAnswer> {
  practice.child.process.send({ id: 1, ask: question })
  return waitUntil('the answer', () => {
    // Every message with an id is a reply.
    const replies = practice.child.messages as ReadonlyArray<{
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
  await practice.start()
  await practice.child.kill('SIGTERM')
  const text = unusableState()
  writeFileSync(join(practice.folder, 'state.json'), text)
  expect((await assetsOf(await practice.start())).length).toBeGreaterThan(0)
  const kept =
    readdirSync(practice.folder).find((name) => name.startsWith('state.json.damaged-')) ?? ''
  expect(readFileSync(join(practice.folder, kept), 'utf8')).toBe(text)
  expect(practice.child.messages).toContainEqual({
    told: {
      ...{ kind: 'file-set-aside', file: 'state.json' },
      ...{ keptAs: join(practice.folder, kept), reason: 'damaged' },
    },
  })
})

test('a kept state with which no exchange can begin is set aside, and the running one goes on', async () => {
  const exchange = await practice.start()
  const before = await assetsOf(exchange)
  expect(await ask({ kind: 'keep', name: 'mine' })).toMatchObject({ states: [{ name: 'mine' }] })
  const file = join(practice.folder, 'kept', fileOfState('mine'))
  writeFileSync(file, unusableState())
  practice.child.messages.splice(0)
  expect(await ask({ kind: 'bring-back', name: 'mine' })).toEqual({
    kind: 'refused',
    reason: 'damaged',
  })
  expect(existsSync(file)).toBe(false)
  expect(await assetsOf(exchange)).toEqual(before)
})

test('a number of a process that has gone and come back as another keeps nobody out', async () => {
  await practice.start()
  await practice.child.kill('SIGKILL')
  writeFileSync(join(practice.folder, 'owner.pid'), String(process.pid))
  await practice.start()
  expect(practice.child.stderr).toBe('')
})

test('a file in the way of the data folder is a plain sentence', async () => {
  rmSync(practice.folder, { recursive: true })
  writeFileSync(practice.folder, 'a file')
  const child = new PracticeChild(['--data', practice.folder, '--json'])
  expect(await child.exitCode()).toBe(1)
  expect(child.stderr).toContain('a file is in its way')
  expect(child.stderr).not.toContain('    at ')
})
