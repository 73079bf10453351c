import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Menu } from '../../components/menu.tsx'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { useAccount } from '../trade/trade-desk.ts'
import { type CancelScope, cancelScopes } from './open-order-filter.ts'
import { cancelAllOf } from './order-actions.ts'
import { OrderDialog } from './order-dialog.tsx'
import { orderWords } from './order-words.ts'
import { useTradeBlock } from './use-trade-block.ts'

/** Cancels all orders of a symbol, of a product line, or everything, after a question that counts them. */
export function CancelMenu() {
  const words = useWords(orderWords)
  const orders = useAccount((state) => state.openOrders)
  const [asking, setAsking] = useState<CancelScope | null>(null)
  const block = useTradeBlock()
  const nameOf = useScopeName()
  return (
    <>
      <Menu
        label={words.cancelMore}
        align="end"
        trigger={
          <Button size="small" disabled={orders.length === 0 || block !== undefined} title={block}>
            {words.cancelMore}
          </Button>
        }
        entries={cancelScopes(orders).map((scope) => ({
          kind: 'action',
          id: `${scope.category}:${scope.symbol}`,
          tone: scope.category === null ? 'danger' : 'plain',
          label: words.cancelScope(nameOf(scope), scope.count),
          onChoose: () => setAsking(scope),
        }))}
      />
      {asking !== null && (
        <OrderDialog
          title={words.cancelScopeTitle(nameOf(asking))}
          text={words.cancelScopeText(asking.count)}
          sendLabel={words.cancelScopeSend}
          kind="danger"
          canSend
          passesLiveLock
          send={async () => {
            await cancelAllOf(asking.category, asking.symbol, nameOf(asking))
            return null
          }}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  )
}

function useScopeName(): (scope: CancelScope) => string {
  const words = useWords(orderWords)
  const common = useWords(commonWords)
  return ({ category, symbol }) => {
    if (category === null) return words.cancelEverything
    const line = common.category[category]
    return symbol === null ? line : `${symbol} ${line}`
  }
}
