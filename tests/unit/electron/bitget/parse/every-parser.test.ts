import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Unreadable } from '../../../../../electron/bitget/errors/unreadable.ts'
import {
  parseAccountSettings,
  parseAllFeeRates,
  parseBalances,
  parseDeduction,
  parseKeyFacts,
} from '../../../../../electron/bitget/parse/account.ts'
import { parseBatch, parseBatchList } from '../../../../../electron/bitget/parse/batch.ts'
import {
  parseCandles,
  parseTickers,
  parseTiers,
} from '../../../../../electron/bitget/parse/market.ts'
import { parseFlaggedPage, parsePage } from '../../../../../electron/bitget/parse/page.ts'
import {
  parseAdlRanks,
  parseClosedPosition,
  parsePositions,
} from '../../../../../electron/bitget/parse/position.ts'
import { parseStrategy } from '../../../../../electron/bitget/parse/strategy.ts'
import {
  parseCreatedKey,
  parseSubAccount,
  parseSubAccountAssets,
  parseSubAccountKey,
} from '../../../../../electron/bitget/parse/sub-account.ts'
import {
  parseFillPage,
  parseOrderInfo,
  parseOrderPage,
} from '../../../../../electron/bitget/parse/trade.ts'
import {
  parseFundingBalances,
  parseLedgerRow,
  parseTransferId,
  parseTransferLimit,
} from '../../../../../electron/bitget/parse/transfer.ts'

it('no answer makes a parser throw anything but Unreadable', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      for (const parse of [
        ...[parseOrderInfo, parseOrderPage, parseFillPage, parsePositions, parseAdlRanks],
        ...[parseAccountSettings, parseBalances, parseAllFeeRates, parseTiers, parseBatchList],
        ...[parseFundingBalances, parseCreatedKey, parseTickers, parseCandles, parseDeduction],
        (data: unknown) => parseKeyFacts(data, 0),
        (data: unknown) => parseBatch(data, [{ orderId: '1' }]),
        (data: unknown) => parseBatch([data], [{ clientOid: '1' }]),
        (data: unknown) => parsePage({ list: [data] }, parseStrategy),
        (data: unknown) => parsePage({ list: [data] }, parseClosedPosition),
        (data: unknown) => parsePage({ list: [data] }, (row) => parseLedgerRow(row, 'OTHER')),
        (data: unknown) => parseFlaggedPage({ list: [data] }, parseSubAccount),
        (data: unknown) => parseFlaggedPage({ list: [data] }, parseSubAccountKey),
        (data: unknown) => parseSubAccountAssets(data, '7'),
        (data: unknown) => parseTransferId(data, '7'),
        (data: unknown) => parseTransferLimit(data, 'USDT'),
      ]) {
        try {
          parse(value)
        } catch (error) {
          expect(error).toBeInstanceOf(Unreadable)
        }
      }
    }),
  )
})
