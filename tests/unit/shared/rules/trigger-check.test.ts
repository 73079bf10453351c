import { describe, expect, it } from 'vitest'
import type { TriggerDraft } from '../../../../shared/domain/strategy-order.ts'
import type { OrderContext } from '../../../../shared/rules/order-context.ts'
import type { InvalidError } from '../../../../shared/rules/order-error.ts'
import { checkTrigger } from '../../../../shared/rules/trigger-check.ts'
import { anOrderContext, aPerpetual, aSpotPair } from '../../../helpers/builders.ts'
import { anExit, aTriggerDraft } from '../../../helpers/strategy-builders.ts'

/** No one knows what the account holds when it triggers. */
const context = (changes: Partial<OrderContext>) => anOrderContext({ balances: null, ...changes })

const text = (error: InvalidError | undefined) =>
  error === undefined ? 'nothing' : `${error.reason} ${error.field}`

describe('a trigger order', () => {
  const hedge = { holdMode: 'hedge_mode' } as const
  it.each<[string, Partial<TriggerDraft>, Partial<OrderContext>, string]>([
    ['one-way', {}, {}, 'nothing'],
    ['on either side of the market', { trigger: anExit('59000') }, {}, 'nothing'],
    [
      'position side in one-way mode',
      { positionSide: 'long' },
      {},
      'position-side-one-way positionSide',
    ],
    ['no position side in hedge mode', {}, hedge, 'position-side-missing positionSide'],
    ['position side in hedge mode', { positionSide: 'long' }, hedge, 'nothing'],
    [
      'reduce-only in hedge mode',
      { positionSide: 'long', reduceOnly: true },
      hedge,
      'reduce-only-hedge reduceOnly',
    ],
    ['hold mode not known', { positionSide: 'long' }, { holdMode: null }, 'nothing'],
    ['off the tick', { trigger: anExit('61000.01') }, {}, 'off-tick trigger'],
    [
      'limit without its price',
      { trigger: anExit('61000', { orderType: 'limit' }) },
      {},
      'required price',
    ],
    ['no trigger price', { trigger: anExit('') }, {}, 'required trigger'],
    [
      'market with a limit price',
      { trigger: anExit('61000', { limitPrice: '61000' }) },
      {},
      'wrong-shape trigger',
    ],
    [
      'limit price off the tick',
      { trigger: anExit('61000', { orderType: 'limit', limitPrice: '61000.01' }) },
      {},
      'off-tick price',
    ],
    ['quantity off the step', { quantity: '0.00001' }, {}, 'off-step quantity'],
    [
      'closed instrument',
      {},
      { instrument: aPerpetual({ status: 'offline' }) },
      'not-tradable null',
    ],
    [
      'opening where only closing is allowed',
      {},
      { instrument: aPerpetual({ status: 'limit_open' }) },
      'not-tradable null',
    ],
    [
      'reducing there',
      { reduceOnly: true },
      { instrument: aPerpetual({ status: 'limit_open' }) },
      'nothing',
    ],
    ['closing what is yet to be opened', { reduceOnly: true }, { positions: [] }, 'nothing'],
    ['spot', { category: 'SPOT', marginMode: null }, { instrument: aSpotPair() }, 'nothing'],
    [
      'spot with a margin mode',
      { category: 'SPOT' },
      { instrument: aSpotPair() },
      'margin-mode-spot marginMode',
    ],
    [
      'spot reduce-only',
      { category: 'SPOT', marginMode: null, reduceOnly: true },
      { instrument: aSpotPair() },
      'reduce-only-spot reduceOnly',
    ],
  ])('%s', (_name, draft, known, expected) => {
    expect(text(checkTrigger(aTriggerDraft(draft), context(known))[0])).toBe(expected)
  })
})
