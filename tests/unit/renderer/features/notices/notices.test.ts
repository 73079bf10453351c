import { beforeEach, expect, it } from 'vitest'
import { describeMessage } from '../../../../../renderer/features/notices/describe-message.ts'
import { tellCounts } from '../../../../../renderer/features/orders/tell-outcome.ts'
import { tellNotice } from '../../../../../renderer/stores/notice-tone.ts'
import {
  closeToast,
  markNoticesRead,
  noticesStore,
  type Tone,
  tell,
} from '../../../../../renderer/stores/notices-store.ts'
import type { Deleveraging } from '../../../../../shared/domain/position.ts'
import type { Notice } from '../../../../../shared/ipc/contract.ts'
import { aDraft } from '../../../../helpers/builders.ts'
import { aTriggerDraft } from '../../../../helpers/strategy-builders.ts'

beforeEach(() => noticesStore.setState(noticesStore.getInitialState()))

it('keeps in the list what has left the screen', () => {
  const id = tell('uncertain', { kind: 'words', title: 'Buy 0.01 BTCUSDT' }, 7)
  closeToast(id)
  expect(noticesStore.getState().toasts).toEqual([])
  expect(noticesStore.getState().history[0]).toMatchObject({ id, tone: 'uncertain', requestId: 7 })
  expect(noticesStore.getState().unread).toBe(1)
  markNoticesRead()
  expect(noticesStore.getState().unread).toBe(0)
})

it('leads to the request whose signature or key was not accepted', () => {
  const refusal = { kind: 'unauthorised', code: '40009', message: 'sign error' } as const
  tell('refused', { kind: 'error', title: null, error: { ...refusal, requestId: 12 } })
  expect(noticesStore.getState().history[0]?.requestId).toBe(12)
  tell('refused', { kind: 'error', title: null, error: refusal })
  expect(noticesStore.getState().history[0]?.requestId).toBeNull()
  const counts = { done: 1, failed: 1, uncertain: 0 }
  tellCounts('Cancel', counts, [{ ...refusal, requestId: 13 }])
  expect(noticesStore.getState().history[0]?.requestId).toBe(13)
})

it('tells in words how an uncertain order ended, in the language of the moment', () => {
  tellNotice({
    kind: 'order-settled',
    clientOid: 'kd-1',
    outcome: 'rejected',
    draft: {
      category: 'SPOT',
      symbol: 'BTCUSDT',
      side: 'buy',
      orderType: 'market',
      price: null,
      quantity: '500',
      quantityUnit: 'quote',
      timeInForce: 'ioc',
      reduceOnly: false,
      positionSide: null,
      marginMode: null,
      stpMode: 'none',
      takeProfit: null,
      stopLoss: null,
    },
  })
  const [told] = noticesStore.getState().history
  if (told === undefined) throw new Error('nothing told')
  expect(told.tone).toBe('refused')
  expect(describeMessage(told.message, 'en').text).toBe('Buy 500 USDT BTCUSDT at market')
  expect(describeMessage(told.message, 'zh-CN').text).toBe('买入 500 USDT BTCUSDT 市价')
})

it('tells how an uncertain strategy order ended', () => {
  const draft = aTriggerDraft({ symbol: 'ETHUSDT' })
  tellNotice({ kind: 'strategy-settled', clientOid: 'kd-2', outcome: 'accepted', draft })
  const [told] = noticesStore.getState().history
  if (told === undefined) throw new Error('nothing told')
  expect(told.tone).toBe('done')
  expect(describeMessage(told.message, 'en').text).toBe('Trigger order for ETHUSDT')
  expect(describeMessage(told.message, 'zh-CN').text).toBe('ETHUSDT 的计划委托')
})

it('tells that a position was deleveraged', () => {
  const event: Deleveraging = {
    ...{ symbol: 'BTCUSDT', side: 'long', price: '64000.1', amount: '150.4' },
    atMs: 1790000005000,
  }
  tellNotice({ kind: 'deleveraged', event })
  const [told] = noticesStore.getState().history
  if (told === undefined) throw new Error('nothing told')
  expect(describeMessage(told.message, 'en').text).toContain('BTCUSDT Long: reduced at 64000.1')
  expect(describeMessage(told.message, 'zh-CN').text).toContain('150.4')
})

it('has words for every notice', () => {
  for (const language of ['en', 'zh-CN'] as const) {
    expect(
      describeMessage({ kind: 'notice', notice: { kind: 'clipboard-cleared' } }, language).title,
    ).not.toBe('')
    expect(
      describeMessage({ kind: 'notice', notice: { kind: 'keychain', failure: 'locked' } }, language)
        .text,
    ).not.toBe('')
    expect(
      describeMessage(
        {
          kind: 'notice',
          notice: { kind: 'file-set-aside', file: 'a', keptAs: 'b', reason: 'damaged' },
        },
        language,
      ).text,
    ).toContain('b')
  }
})

const KEPT = '/home/me/.config/Keydesk/settings.json.damaged-2026-09-21T08-00-00.000Z'
const FILE_NOTICES: ReadonlyArray<readonly [Notice, Tone, ReadonlyArray<string>]> = [
  ...(
    [
      'settings.json',
      'keys.json',
      'window.json',
      'practice/state.json',
      'practice/events.jsonl',
      'practice/keys.json',
      'practice/sub-accounts.json',
      'practice/kept/6162.json',
      'other.json',
    ] as const
  ).map(
    (file) =>
      [
        { kind: 'file-set-aside', file, keptAs: KEPT, reason: 'damaged' },
        'told',
        [file, KEPT],
      ] as const,
  ),
  [
    { kind: 'file-set-aside', file: 'settings.json', keptAs: KEPT, reason: 'newer' },
    'told',
    ['settings.json', KEPT],
  ],
  [{ kind: 'file-not-written', file: 'keys.json', reason: 'disk-full' }, 'told', ['keys.json']],
  [{ kind: 'journal-lost', keptAs: KEPT, reason: 'damaged', saved: 2 }, 'uncertain', [KEPT, '2']],
  [{ kind: 'journal-lost', keptAs: null, reason: 'missing', saved: 0 }, 'uncertain', []],
  [
    { kind: 'journal-checked', environment: 'practice', open: 3, ended: 14, sinceMs: 0 },
    'told',
    ['3', '14', '1970-01-01'],
  ],
  [
    { kind: 'journal-cut', environment: 'live', open: 2, ended: 5, sinceMs: 0 },
    'uncertain',
    ['2', '5', '1970-01-01'],
  ],
  ...(['read-only', 'disk-full', 'in-use', 'unreadable', 'other'] as const).map(
    (reason) => [{ kind: 'journal-not-written', reason }, 'refused', ['journal.sqlite']] as const,
  ),
  [{ kind: 'journal-written-again' }, 'done', []],
]

it.each(FILE_NOTICES)(
  'tells of a file which, where it is kept and what to do: %j',
  (notice, tone, parts) => {
    tellNotice(notice)
    const [told] = noticesStore.getState().history
    if (told === undefined) throw new Error('nothing told')
    expect(told.tone).toBe(tone)
    const texts = (['en', 'zh-CN'] as const).map((language) =>
      describeMessage(told.message, language),
    )
    for (const { title, text } of texts) {
      expect(title).not.toBe('')
      for (const part of parts) expect(text).toContain(part)
    }
    expect(texts[0]).not.toEqual(texts[1])
  },
)

it('counts a quantity in quote coin by the end of its symbol', () => {
  const draft = aDraft({
    ...{ category: 'COIN-FUTURES', symbol: 'BTCUSD', quantity: '500', quantityUnit: 'quote' },
    ...{ orderType: 'market', price: null },
  })
  const notice = { kind: 'order-settled', clientOid: 'kd-1', outcome: 'accepted', draft } as const
  expect(describeMessage({ kind: 'notice', notice }, 'en').text).toBe(
    'Buy 500 USD BTCUSD at market',
  )
})
