import type { ReactNode } from 'react'
import { TRIGGER_SOURCES } from '../../../shared/domain/exit.ts'
import type { Instrument } from '../../../shared/domain/instrument.ts'
import { ORDER_TYPES } from '../../../shared/domain/order.ts'
import type { ExitErrors } from '../../../shared/rules/exit-check.ts'
import { NumberField } from '../../components/number-field.tsx'
import { Select } from '../../components/select.tsx'
import { useFormat } from '../../format/use-format.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { errorSentence } from '../../i18n/explain-error.ts'
import { useWords } from '../../i18n/use-words.ts'
import type { ExitFields } from './exit-form.ts'
import styles from './strategies.module.css'
import { strategyWords } from './strategy-words.ts'

/** One exit or trigger: its price, what it watches, and the order that it sends. */
export function ExitFieldGroup(props: {
  readonly name: string
  readonly fields: ExitFields
  readonly errors: ExitErrors
  readonly instrument: Instrument | undefined
  /** Right of the trigger price, such as what it would realise. */
  readonly note?: ReactNode
  readonly onChange: (fields: ExitFields) => void
}) {
  const words = useWords(strategyWords)
  const common = useWords(commonWords)
  const { language } = useFormat()
  const { fields, errors, onChange } = props
  const step = props.instrument?.tickSize ?? '1'
  const unit = props.instrument?.quoteCoin
  const sentence = (error: ExitErrors['triggerPrice']) =>
    error === null ? null : errorSentence(error, language)
  return (
    <fieldset className={styles.exit} aria-label={props.name}>
      <NumberField
        label={props.name}
        value={fields.triggerPrice}
        step={step}
        unit={unit}
        note={props.note}
        error={sentence(errors.triggerPrice)}
        stepUpLabel={common.stepUp}
        stepDownLabel={common.stepDown}
        onChange={(triggerPrice) => onChange({ ...fields, triggerPrice })}
      />
      <Select
        label={words.triggerBy}
        value={fields.triggerBy}
        choices={TRIGGER_SOURCES.map((value) => ({ value, label: words.byLong[value] }))}
        onChange={(triggerBy) => onChange({ ...fields, triggerBy })}
      />
      <Select
        label={words.sends}
        value={fields.orderType}
        choices={ORDER_TYPES.map((value) => ({ value, label: common.orderType[value] }))}
        onChange={(orderType) => onChange({ ...fields, orderType })}
      />
      {fields.orderType === 'limit' && (
        <NumberField
          label={words.limitPrice}
          className={styles.whole ?? ''}
          value={fields.limitPrice}
          step={step}
          unit={unit}
          error={sentence(errors.limitPrice)}
          stepUpLabel={common.stepUp}
          stepDownLabel={common.stepDown}
          onChange={(limitPrice) => onChange({ ...fields, limitPrice })}
        />
      )}
    </fieldset>
  )
}
