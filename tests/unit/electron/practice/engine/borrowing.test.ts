import { expect, test } from 'vitest'
import { MARGIN, Scene } from '../../../../helpers/futures-scene.ts'
import { SPOT } from '../../../../helpers/practice-scene.ts'

const HOUR_MS = 3_600_000

function trader(): Scene {
  const scene = new Scene()
  scene.open('ida', { USDT: '6400' })
  return scene
}

test('a MARGIN order borrows what is missing, and the loan is a negative balance', () => {
  const scene = trader()
  scene.trade('ida', { ...MARGIN, quantity: '0.2', price: '64000' })
  // 12800 paid of 6400; 0.1 % fee from the bitcoin
  expect(scene.coin('ida', 'USDT')).toMatchObject({ balance: '-6400', debt: '6400' })
  expect(scene.coin('ida', 'BTC')?.balance).toBe('0.1998')
  expect(scene.ledger('ida').slice(1)).toEqual([
    'ORDER_DEALT_FROZEN_OUT USDT -12800 0',
    'BORROW USDT 6400 0',
    'ORDER_DEALT_IN BTC 0.2 -0.0002',
  ])
  expect(scene.engine.fills('ida')[0]).toMatchObject({ category: 'MARGIN', positionSide: null })
})

test('the coin leverage says how much: three times what is there, and one borrows nothing', () => {
  const scene = trader()
  const code = (quantity: string) => {
    const outcome = scene.place('ida', { ...MARGIN, quantity, price: '64000' })
    scene.run({ kind: 'cancel-orders', accountId: 'ida', ...MARGIN })
    return outcome.refusal?.code ?? 'accepted'
  }
  const set = (leverage: string, coin = 'USDT') =>
    scene.run({
      kind: 'set-leverage',
      accountId: 'ida',
      category: 'MARGIN',
      symbol: null,
      coin,
      leverage,
      marginMode: 'crossed',
      positionSide: null,
    }).refusal?.code ?? 'accepted'
  // V with 6400 = 0.05 V + (V - 6400) / 2: 17454.5
  expect(code('0.2727')).toBe('accepted')
  expect(code('0.2728')).toBe('25203')
  expect(set('1')).toBe('accepted')
  expect(code('0.1')).toBe('accepted')
  expect(code('0.11')).toBe('25203')
  expect(set('6')).toBe('25223')
  expect(set('3', 'NOPE')).toBe('25201')
  const question = { orderType: 'limit', side: 'buy', price: '64000', size: null } as const
  expect(set('3')).toBe('accepted')
  expect(scene.engine.capacity('ida', MARGIN, question)).toMatchObject({ available: '6400' })
  expect(scene.engine.capacity('ida', MARGIN, question)?.maxOpen).toMatch(/^17454\.5/)
})

test('SPOT never borrows', () => {
  const scene = trader()
  expect(scene.place('ida', { ...SPOT, quantity: '0.11' }).refusal?.code).toBe('25202')
})

test('interest is charged at each full hour and goes into the ledger', () => {
  const scene = trader()
  scene.trade('ida', { ...MARGIN, quantity: '0.2', price: '64000' })
  scene.after(HOUR_MS / 2)
  scene.after(HOUR_MS)
  // 6400 x 0.0001 / 24, for the hours that began since
  const charged = scene.ledger('ida').filter((row) => row.startsWith('INTEREST_SETTLEMENT_OUT'))
  expect(charged.length).toBeGreaterThan(0)
  expect(charged[0]).toMatch(/^INTEREST_SETTLEMENT_OUT USDT -0\.02666666/)
})

test('an account whose loan has outgrown its coins is sold out and owes nothing', () => {
  const scene = trader()
  scene.trade('ida', { ...MARGIN, quantity: '0.27', price: '64000' })
  // Somebody trades far below: the coins that stand behind the loan lose their price.
  for (const price of ['61000', '58000', '55200', '52500', '50000', '47600', '45300', '43100']) {
    scene.place('house', { ...SPOT, side: 'buy', quantity: '1', price })
    scene.place('house', { ...SPOT, side: 'sell', quantity: '1', price })
    scene.after(1000)
  }
  const types = scene.ledger('ida').map((row) => row.split(' ')[0])
  expect(types).toContain('LIQ_CONVERT_OUT')
  expect(types).toContain('LIQ_CONVERT_IN')
  expect(scene.coin('ida', 'USDT')?.debt).toBe('0')
  expect(scene.coin('ida', 'BTC')?.balance.startsWith('-')).toBe(false)
})

function debtor(): Scene {
  const scene = trader()
  scene.trade('ida', { ...MARGIN, quantity: '0.2', price: '64000' })
  return scene
}

function repay(scene: Scene, repayable: string[], payment: string[]): string {
  const command = { kind: 'repay', accountId: 'ida', repayable, payment } as const
  return scene.run(command).refusal?.code ?? 'accepted'
}

test('a repayment sells the named coins at their price and tells of it in the ledger', () => {
  const scene = debtor()
  expect(scene.engine.loans('ida')).toEqual({
    owed: [{ coin: 'USDT', size: '6400', usd: '6400' }],
    payable: [{ coin: 'BTC', size: '0.1998', usd: '12787.2' }],
  })
  expect(repay(scene, ['USDT'], ['BTC', 'USDC'])).toBe('accepted')
  // 6400 / 64000, and the smallest amount there is so that nothing stays owed
  expect(scene.ledger('ida').slice(-3)).toEqual([
    'EXCHANGE_SOURCE_TOKEN_USER_OUT BTC -0.100000000000000001 0',
    'EXCHANGE_TARGET_TOKEN_USER_IN USDT 6400 0',
    'REPAYMENT USDT -6400 0',
  ])
  expect(scene.coin('ida', 'USDT')).toMatchObject({ balance: '0', debt: '0' })
  expect(scene.engine.loans('ida')?.owed).toEqual([])
})

test('a repayment reaches as far as what is free of the named coins', () => {
  const scene = debtor()
  scene.place('ida', { ...MARGIN, side: 'sell', quantity: '0.1798', price: '65000' })
  expect(scene.engine.loans('ida')?.payable).toMatchObject([{ coin: 'BTC', size: '0.02' }])
  expect(repay(scene, ['USDT'], ['BTC'])).toBe('accepted')
  expect(scene.coin('ida', 'USDT')).toMatchObject({ balance: '-5120', debt: '5120' })
  expect(scene.coin('ida', 'BTC')).toMatchObject({ balance: '0.1798', locked: '0.1798' })
  expect(repay(scene, ['USDT'], ['BTC'])).toBe('25202')
})

test.each([
  ['a coin that is not owed', ['BTC'], ['USDT'], '25217'],
  ['a coin that does not exist', ['USDT', 'NOPE'], ['BTC'], '25201'],
  ['coins of which there are none', ['USDT'], ['USDC', 'USDT'], '25202'],
])('a repayment of or with %s is refused', (_, repayable, payment, code) => {
  expect(repay(debtor(), repayable, payment)).toBe(code)
})
