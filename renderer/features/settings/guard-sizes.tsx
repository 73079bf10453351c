import { X } from 'lucide-react'
import { useStore } from 'zustand'
import type { DecimalString } from '../../../shared/domain/decimal.ts'
import { instrumentId } from '../../../shared/domain/instrument.ts'
import { sizeCoin } from '../../../shared/rules/quantity-unit.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { NumberField } from '../../components/number-field.tsx'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { settingsStore } from '../../stores/settings-store.ts'
import { useInstruments } from '../trade/trade-desk.ts'
import styles from './guard-settings.module.css'
import { guardWords } from './guard-words.ts'

type Sizes = Readonly<Record<string, DecimalString>>

/** The largest size of the instrument being watched, and those that were set for others. */
export function GuardSizes({
  sizes,
  wrong,
  onChange,
}: {
  readonly sizes: Sizes
  readonly wrong: (text: string) => string | null
  readonly onChange: (sizes: Sizes) => void
}) {
  const words = useWords(guardWords)
  const common = useWords(commonWords)
  const watched = useStore(settingsStore, (state) => instrumentId(state.settings.instrument))
  const instruments = useInstruments((state) => state.instruments)
  const find = (id: string) => instruments.find((one) => instrumentId(one) === id)
  const nameOf = (id: string) => {
    const instrument = find(id)
    return instrument === undefined
      ? id
      : `${instrument.symbol} ${common.category[instrument.category]}`
  }
  const target = find(watched)
  const others = Object.entries(sizes).filter(([id]) => id !== watched)
  const without = (id: string) =>
    Object.fromEntries(Object.entries(sizes).filter(([one]) => one !== id))

  return (
    <>
      {target !== undefined && (
        <div className={styles.guard}>
          <div className={styles.sizeName}>
            <p>{words.size(nameOf(watched))}</p>
            <p className={styles.text}>{words.sizeText}</p>
          </div>
          <NumberField
            hideLabel
            label={words.size(nameOf(watched))}
            value={sizes[watched] ?? ''}
            step={target.quantityStep}
            unit={sizeCoin(target)}
            error={sizes[watched] === undefined ? null : wrong(sizes[watched])}
            stepUpLabel={common.stepUp}
            stepDownLabel={common.stepDown}
            onChange={(text) =>
              onChange(text === '' ? without(watched) : { ...sizes, [watched]: text })
            }
          />
        </div>
      )}
      {others.length > 0 && (
        <ul className={styles.others} aria-label={words.otherSizes}>
          {others.map(([id, size]) => (
            <li key={id} className={styles.other}>
              <span>{words.size(nameOf(id))}</span>
              <span className={styles.figure}>{size}</span>
              <IconButton
                label={words.remove(nameOf(id))}
                icon={<X size={11} aria-hidden />}
                size="small"
                onClick={() => onChange(without(id))}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
