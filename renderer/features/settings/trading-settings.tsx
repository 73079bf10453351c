import { useStore } from 'zustand'
import { MARGIN_MODES, STP_MODES } from '../../../shared/domain/order.ts'
import { ORDER_ROUTES } from '../../../shared/domain/settings.ts'
import { SegmentedControl } from '../../components/segmented-control.tsx'
import { Select } from '../../components/select.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { settingsStore } from '../../stores/settings-store.ts'
import { ticketFormWords } from '../ticket/ticket-form-words.ts'
import { changeSettings } from './change-settings.ts'
import { SettingsRow } from './settings-row.tsx'
import { tradingSettingsWords } from './trading-settings-words.ts'

/** The way orders go, and what a new ticket starts with. */
export function TradingSettings() {
  const words = useWords(tradingSettingsWords)
  const form = useWords(ticketFormWords)
  const settings = useStore(settingsStore, (state) => state.settings)
  return (
    <>
      <SettingsRow name={words.route} text={words.routeText[settings.orderRoute]}>
        <SegmentedControl
          label={words.route}
          value={settings.orderRoute}
          segments={ORDER_ROUTES.map((value) => ({ value, label: words.routes[value] }))}
          onChange={(orderRoute) => void changeSettings({ orderRoute })}
        />
      </SettingsRow>
      <SettingsRow name={words.marginMode} text={words.marginModeText}>
        <SegmentedControl
          label={words.marginMode}
          value={settings.marginMode}
          segments={MARGIN_MODES.map((value) => ({ value, label: form.marginModes[value] }))}
          onChange={(marginMode) => void changeSettings({ marginMode })}
        />
      </SettingsRow>
      <SettingsRow name={form.stp} text={words.stpText}>
        <Select
          label={form.stp}
          hideLabel
          value={settings.stpMode}
          choices={STP_MODES.map((value) => ({
            value,
            label: form.stpModes[value],
            hint: form.stpHints[value],
          }))}
          onChange={(stpMode) => void changeSettings({ stpMode })}
        />
      </SettingsRow>
    </>
  )
}
