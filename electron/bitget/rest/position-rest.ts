import type { HistoryFilter } from '../../../shared/domain/history.ts'
import type { Category } from '../../../shared/domain/instrument.ts'
import type {
  AdlRank,
  ClosedPosition,
  Position,
  PositionReference,
} from '../../../shared/domain/position.ts'
import type { Page } from '../../../shared/ipc/history-requests.ts'
import { isNothingToClose } from '../errors/exchange-codes.ts'
import type { BatchItem } from '../orders/order-entry.ts'
import { parseBatchList } from '../parse/batch.ts'
import { parsePage } from '../parse/page.ts'
import { parseAdlRanks, parseClosedPosition, parsePositions } from '../parse/position.ts'
import type { Answer } from './answer.ts'
import { pageQuery, timesOf } from './page-query.ts'
import { insteadOf, nothing, type SignedCalls } from './signed-calls.ts'

export interface PositionRest {
  positions(category: Category): Promise<Answer<ReadonlyArray<Position>>>
  positionHistory(
    filter: HistoryFilter,
    cursor: string | null,
  ): Promise<Answer<Page<ClosedPosition>>>
  adlRanks(): Promise<Answer<ReadonlyArray<AdlRank>>>
  /** At market; `null`: every position of the product line. Nothing open is an empty list. */
  closePositions(
    category: Category,
    position: PositionReference | null,
    clickedAtMs?: number,
  ): Promise<Answer<ReadonlyArray<BatchItem>>>
  /** `null` disarms. */
  countdownCancelAll(seconds: number | null): Promise<Answer<null>>
}

/** Positions and the dead man's switch (pages "Get Position", "CountDown Cancel All"). */
export function createPositionRest(calls: SignedCalls): PositionRest {
  return {
    positions: (category) =>
      calls.get('/api/v3/position/current-position', [['category', category]], parsePositions),
    positionHistory(filter, cursor) {
      const { category, symbol } = filter
      const query = pageQuery({ category, symbol, ...timesOf(filter) }, cursor)
      return calls.get('/api/v3/position/history-position', query, (data) =>
        parsePage(data, parseClosedPosition),
      )
    },
    adlRanks: () => calls.get('/api/v3/position/adlRank', [], parseAdlRanks),
    async closePositions(category, position, clickedAtMs) {
      const which = position === null ? {} : { symbol: position.symbol, posSide: position.side }
      const body = JSON.stringify({ category, ...which })
      const path = '/api/v3/trade/close-positions'
      const answer = await calls.post(path, body, parseBatchList, { clickedAtMs })
      return insteadOf<ReadonlyArray<BatchItem>>(answer, isNothingToClose, [])
    },
    countdownCancelAll(seconds) {
      const body = JSON.stringify({ countdown: String(seconds ?? 0) })
      return calls.post('/api/v3/trade/countdown-cancel-all', body, nothing)
    },
  }
}
