import { Keyboard } from 'lucide-react'
import { IconButton } from '../../components/icon-button.tsx'
import { tradeWords } from '../../i18n/trade-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { CheatSheet } from './cheat-sheet.tsx'
import { tradeViewStore } from './trade-view-store.ts'
import { useTradeKeys } from './use-trade-keys.ts'

/** Right end of the top bar: the list of keys, and the keys themselves. */
export function TradeActions() {
  const { keys: words } = useWords(tradeWords)
  useTradeKeys()
  return (
    <>
      <IconButton
        label={words.show}
        shortcut="?"
        side="bottom"
        icon={<Keyboard size={16} aria-hidden />}
        onClick={() => tradeViewStore.setState({ isCheatSheetOpen: true })}
      />
      <CheatSheet />
    </>
  )
}
