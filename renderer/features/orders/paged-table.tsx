import type { ReactNode } from 'react'
import type { Category } from '../../../shared/domain/instrument.ts'
import { Button } from '../../components/button.tsx'
import { ErrorMessage } from '../../components/error-message.tsx'
import { SegmentedControl } from '../../components/segmented-control.tsx'
import { accountWords } from '../../i18n/account-words.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { useExplainError } from '../../i18n/use-explained.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAccount } from '../trade/trade-desk.ts'
import { NoKey } from './table-state.tsx'
import styles from './tables.module.css'
import type { Pages } from './use-pages.ts'

/** A history over its foot: product line, older rows, and a failure with its retry. */
export function PagedTable<Row>({
  pages,
  children,
}: {
  readonly pages: Pages<Row>
  readonly children: ReactNode
}) {
  const words = useWords(accountWords)
  const common = useWords(commonWords)
  const explain = useExplainError()
  const hasNoKey = useAccount((state) => state.state === 'no-key')
  if (hasNoKey) return <NoKey />
  const explained = pages.error === null ? null : explain(pages.error)
  return (
    <div className={styles.paged}>
      {explained !== null && (
        <ErrorMessage
          compact
          text={explained.text}
          source={explained.source}
          actions={
            <Button size="small" onClick={pages.loadOlder}>
              {common.retry}
            </Button>
          }
        />
      )}
      <div className={styles.rows}>{children}</div>
      <footer className={styles.foot}>
        <SegmentedControl<Category>
          label={words.category}
          size="small"
          value={pages.category}
          segments={[
            { value: 'USDT-FUTURES', label: common.category['USDT-FUTURES'] },
            { value: 'SPOT', label: common.category.SPOT },
          ]}
          onChange={pages.chooseCategory}
        />
        {pages.hasOlder && (
          <Button size="small" busy={pages.phase === 'loading'} onClick={pages.loadOlder}>
            {words.older}
          </Button>
        )}
        {!pages.hasOlder && pages.phase === 'ready' && <span>{words.noOlder}</span>}
      </footer>
    </div>
  )
}
