import { Button } from '../../components/button.tsx'
import { ErrorMessage } from '../../components/error-message.tsx'
import { commonWords } from '../../i18n/common-words.ts'
import { tradeWords } from '../../i18n/trade-words.ts'
import { useExplainError } from '../../i18n/use-explained.ts'
import { useWords } from '../../i18n/use-words.ts'
import { OrderBook } from '../book/order-book.tsx'
import { PriceChart } from '../chart/price-chart.tsx'
import { OrderTicket } from '../ticket/order-ticket.tsx'
import { TradeList } from '../trades/trade-list.tsx'
import { AccountTabs } from './account-tabs.tsx'
import { tradeDesk, useMarket } from './trade-desk.ts'
import styles from './trade-screen.module.css'

/** Book and trades, chart over the account, and the ticket: all of it without scrolling from 1280 × 800. */
export function TradeScreen() {
  return (
    <div className={styles.screen}>
      <MarketTrouble />
      <div className={styles.panels}>
        <div className={styles.book}>
          <OrderBook />
        </div>
        <div className={styles.trades}>
          <TradeList />
        </div>
        <div className={styles.chart}>
          <PriceChart />
        </div>
        <div className={styles.account}>
          <AccountTabs />
        </div>
        <div className={styles.ticket}>
          <OrderTicket />
        </div>
      </div>
    </div>
  )
}

/** Why the market could not be read, with a way to try again; what was there stays below. */
function MarketTrouble() {
  const { market } = useWords(tradeWords)
  const common = useWords(commonWords)
  const explain = useExplainError()
  const error = useMarket((state) => (state.phase === 'failed' ? state.error : null))
  if (error === null) return null
  const { text, source } = explain(error)
  return (
    <ErrorMessage
      compact
      text={{ ...text, happened: `${market.failed}. ${text.happened}` }}
      source={source}
      actions={
        <Button size="small" onClick={() => tradeDesk().market.retry()}>
          {common.retry}
        </Button>
      }
    />
  )
}
