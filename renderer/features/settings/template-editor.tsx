import { Trash2 } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useStore } from 'zustand'
import { parseDecimal, toText } from '../../../shared/domain/decimal.ts'
import { TRIGGER_SOURCES, type TriggerSource } from '../../../shared/domain/exit.ts'
import type { BracketTemplate } from '../../../shared/domain/settings.ts'
import { Button } from '../../components/button.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { NumberField } from '../../components/number-field.tsx'
import { SegmentedControl } from '../../components/segmented-control.tsx'
import { TextField } from '../../components/text-field.tsx'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { settingsStore } from '../../stores/settings-store.ts'
import { ticketFormWords } from '../ticket/ticket-form-words.ts'
import { changeSettings } from './change-settings.ts'
import { templateName, templatesWith, templatesWithout } from './preset-rules.ts'
import styles from './settings.module.css'
import { SettingsRow } from './settings-row.tsx'
import { tradingSettingsWords } from './trading-settings-words.ts'

/** Bracket templates: what is kept, and a form for one more; the same name replaces. */
export function TemplateEditor() {
  const words = useWords(tradingSettingsWords)
  const form = useWords(ticketFormWords)
  const templates = useStore(settingsStore, (state) => state.settings.bracketTemplates)
  const percent = (text: string | null) => (text === null ? '–' : `${text}%`)
  return (
    <SettingsRow name={words.templates} text={words.templatesText}>
      <div className={styles.editor}>
        {templates.length === 0 && <p className={styles.text}>{words.noTemplates}</p>}
        {templates.map((template) => (
          <div key={template.name} className={styles.entry}>
            <span className={styles.entryName}>{template.name}</span>
            <span className={styles.entryText}>
              {form.templateParts(
                percent(template.takeProfitPercent),
                percent(template.stopLossPercent),
              )}{' '}
              · {form.sources[template.triggerBy]}
            </span>
            <IconButton
              label={words.remove(template.name)}
              icon={<Trash2 size={12} aria-hidden />}
              size="small"
              onClick={() =>
                void changeSettings({
                  bracketTemplates: templatesWithout(templates, template.name),
                })
              }
            />
          </div>
        ))}
        <AddTemplate templates={templates} />
      </div>
    </SettingsRow>
  )
}

function AddTemplate({ templates }: { readonly templates: ReadonlyArray<BracketTemplate> }) {
  const words = useWords(tradingSettingsWords)
  const form = useWords(ticketFormWords)
  const common = useWords(commonWords)
  const [name, setName] = useState('')
  const [takeProfit, setTakeProfit] = useState('')
  const [stopLoss, setStopLoss] = useState('')
  const [triggerBy, setTriggerBy] = useState<TriggerSource>('mark')
  const next = templateOf(name, takeProfit, stopLoss, triggerBy)
  const kept = next === null ? null : templatesWith(templates, next)

  async function add(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (kept === null || !(await changeSettings({ bracketTemplates: kept }))) return
    setName('')
    setTakeProfit('')
    setStopLoss('')
  }

  const steps = { step: '0.1', stepUpLabel: common.stepUp, stepDownLabel: common.stepDown }
  return (
    <form className={styles.addTemplate} onSubmit={(event) => void add(event)}>
      <TextField label={words.name} maxLength={24} value={name} onChange={setName} />
      <NumberField
        {...steps}
        label={words.takeProfit}
        value={takeProfit}
        onChange={setTakeProfit}
      />
      <NumberField {...steps} label={words.stopLoss} value={stopLoss} onChange={setStopLoss} />
      <SegmentedControl<TriggerSource>
        label={form.triggerBy}
        className={styles.start ?? ''}
        value={triggerBy}
        segments={TRIGGER_SOURCES.map((value) => ({ value, label: form.sources[value] }))}
        onChange={setTriggerBy}
      />
      <Button type="submit" disabled={kept === null}>
        {words.save}
      </Button>
    </form>
  )
}

/** `null` while it has no name, no distance, or one that cannot be read. */
function templateOf(
  text: string,
  takeProfit: string,
  stopLoss: string,
  triggerBy: TriggerSource,
): BracketTemplate | null {
  const name = templateName(text)
  const takeProfitPercent = distanceOf(takeProfit)
  const stopLossPercent = distanceOf(stopLoss)
  if (name === null || takeProfitPercent === 'wrong' || stopLossPercent === 'wrong') return null
  if (takeProfitPercent === null && stopLossPercent === null) return null
  return { name, takeProfitPercent, stopLossPercent, triggerBy }
}

function distanceOf(text: string): string | null | 'wrong' {
  if (text.trim() === '') return null
  const value = parseDecimal(text)
  return value?.gt(0) === true && value.lt(1000) ? toText(value) : 'wrong'
}
