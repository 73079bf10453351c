import { type ReactNode, useState } from 'react'
import type { AccountSettings, HoldMode } from '../../../shared/domain/balance.ts'
import { HOLD_MODES } from '../../../shared/domain/balance.ts'
import type { DeskError } from '../../../shared/domain/error.ts'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { SegmentedControl } from '../../components/segmented-control.tsx'
import { ask } from '../../desk-client.ts'
import { useFormat } from '../../format/use-format.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Trouble } from '../keys/trouble.tsx'
import { tradeDesk, useAccount } from '../trade/trade-desk.ts'
import styles from './account.module.css'
import { accountScreenWords } from './account-screen-words.ts'
import { DeductionSwitch } from './deduction-switch.tsx'

/** What the exchange keeps about the whole account, and the switches a key may turn. */
export function AccountSettingsPanel() {
  const words = useWords(accountScreenWords)
  const settings = useAccount((state) => state.settings)
  return (
    <div className={styles.settings}>
      <div className={styles.settingRows}>
        <HoldModeSwitch settings={settings} />
        <Setting name={words.deduction} text={words.deductionText}>
          <DeductionSwitch />
        </Setting>
        <Setting name={words.stp} text={words.stpText}>
          {settings?.stpMode == null ? '–' : words.stpModes[settings.stpMode]}
        </Setting>
        <Setting name={words.accountMode} text={words.accountModeText}>
          {settings === null ? '–' : <AccountModes settings={settings} />}
        </Setting>
        <Setting name={words.uid} text="">
          <code>{settings?.accountUid ?? '–'}</code>
        </Setting>
        <section className={styles.wideSetting}>
          <h2 className={styles.settingName}>{words.leverages}</h2>
          <p className={styles.settingText}>{words.leveragesText}</p>
          <Leverages settings={settings} />
        </section>
      </div>
    </div>
  )
}

function Setting({
  name,
  text,
  children,
}: {
  readonly name: string
  readonly text: string
  readonly children: ReactNode
}) {
  return (
    <section className={styles.setting}>
      <div>
        <h2 className={styles.settingName}>{name}</h2>
        {text !== '' && <p className={styles.settingText}>{text}</p>}
      </div>
      <div>{children}</div>
    </section>
  )
}

function AccountModes({ settings }: { readonly settings: AccountSettings }) {
  const names = [settings.accountMode, settings.assetMode, settings.accountLevel]
  return (
    <span className={styles.badges}>
      {names
        .filter((name) => name !== null && name !== '')
        .map((name) => (
          <Badge key={name}>{name}</Badge>
        ))}
    </span>
  )
}

function Leverages({ settings }: { readonly settings: AccountSettings | null }) {
  const words = useWords(accountScreenWords)
  const common = useWords(commonWords)
  const format = useFormat()
  const symbols = settings?.leverages ?? []
  const coins = settings?.coinLeverages ?? []
  if (symbols.length + coins.length === 0) {
    return <p className={styles.leverages}>{words.leveragesEmpty}</p>
  }
  return (
    <ul className={styles.leverages}>
      {symbols.map((row) => (
        <li key={`${row.category}:${row.symbol}`}>
          {row.symbol} <span className={styles.unit}>{common.category[row.category]}</span>{' '}
          {format.decimal(row.leverage)}×{' '}
          <span className={styles.unit}>{words.marginModes[row.marginMode]}</span>
        </li>
      ))}
      {coins.map((row) => (
        <li key={row.coin}>
          {words.borrow(row.coin)} {format.decimal(row.leverage)}×
        </li>
      ))}
    </ul>
  )
}

function HoldModeSwitch({ settings }: { readonly settings: AccountSettings | null }) {
  const words = useWords(accountScreenWords)
  const [wanted, setWanted] = useState<HoldMode | null>(null)
  return (
    <Setting name={words.holdMode} text={words.holdModeText}>
      {settings === null ? (
        '–'
      ) : (
        <SegmentedControl<HoldMode>
          label={words.holdMode}
          value={settings.holdMode}
          segments={HOLD_MODES.map((value) => ({ value, label: words.holdModes[value] }))}
          onChange={setWanted}
        />
      )}
      {wanted !== null && <HoldModeDialog mode={wanted} onClose={() => setWanted(null)} />}
    </Setting>
  )
}

function HoldModeDialog({
  mode,
  onClose,
}: {
  readonly mode: HoldMode
  readonly onClose: () => void
}) {
  const words = useWords(accountScreenWords)
  const common = useWords(commonWords)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<DeskError | null>(null)

  async function switchMode(): Promise<void> {
    if (isBusy) return
    setBusy(true)
    const answer = await ask('account.setHoldMode', mode)
    setBusy(false)
    if (!answer.ok) {
      setError(answer.error)
      return
    }
    tradeDesk().account.read()
    onClose()
  }

  return (
    <Dialog
      open
      tone="environment"
      title={words.holdModeTitle(words.holdModes[mode])}
      description={words.holdModeText}
      closeLabel={common.close}
      onClose={onClose}
      onSubmit={() => void switchMode()}
      actions={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" kind="environment" busy={isBusy}>
            {words.holdModeConfirm(words.holdModes[mode])}
          </Button>
        </>
      }
    >
      {error !== null && <Trouble compact error={error} />}
    </Dialog>
  )
}
