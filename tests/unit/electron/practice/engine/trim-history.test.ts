import { expect, test } from 'vitest'
import { Scene } from '../../../../helpers/futures-scene.ts'
import { PERPETUAL } from '../../../../helpers/practice-scene.ts'

test('what has ended is kept in bounded number, the newest; what is open is all kept', () => {
  const scene = new Scene()
  scene.open('ida', { USDT: '100000' })
  scene.place('ida', { clientOid: 'stays', quantity: '0.001', price: '60000' })
  for (let count = 1; count <= 10_001; count += 1) {
    const clientOid = `n-${count}`
    scene.place('ida', { clientOid, quantity: '0.001', price: '61000', timeInForce: 'ioc' })
  }
  const { accounts } = scene.engine.snapshot()
  const ida = accounts.find(({ accountId }) => accountId === 'ida')
  expect(ida?.orderHistory).toHaveLength(8000)
  expect(ida?.orderHistory.at(-1)?.clientOid).toBe('n-10001')
  expect(ida?.openOrders.map(({ clientOid }) => clientOid)).toEqual(['stays'])
  expect(scene.place('ida', { ...PERPETUAL, quantity: '0.001', price: '61000' }).refusal).toBeNull()
})
