import { Bookmark, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { Button } from '../../components/button.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Popover } from '../../components/popover.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { settingsStore } from '../../stores/settings-store.ts'
import { expectedPrice } from '../../stores/ticket-draft.ts'
import { toTemplate, withTemplate } from '../../stores/ticket-exits.ts'
import { changeSettings } from '../settings/change-settings.ts'
import { templateName, templatesWith, templatesWithout } from '../settings/preset-rules.ts'
import styles from './ticket-exits.module.css'
import { ticketFormWords } from './ticket-form-words.ts'
import type { TicketView } from './use-ticket.ts'

/** Kept distances of both exits: apply one, delete one, keep what stands in the ticket. */
export function ExitTemplates({ view }: { readonly view: TicketView }) {
  const words = useWords(ticketFormWords)
  const templates = useStore(settingsStore, (state) => state.settings.bracketTemplates)
  const [isOpen, setOpen] = useState(false)
  const percent = (text: string | null) => (text === null ? '–' : `${text}%`)
  return (
    <Popover
      label={words.templates}
      side="bottom"
      align="end"
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button size="small" kind="quiet" icon={<Bookmark size={12} aria-hidden />}>
          {words.templates}
        </Button>
      }
    >
      <div className={styles.templates}>
        {templates.length === 0 && <p className={styles.templateText}>{words.noTemplates}</p>}
        {templates.map((template) => (
          <div key={template.name} className={styles.template}>
            <button
              type="button"
              className={styles.takeTemplate}
              onClick={() => {
                view.change({ exits: withTemplate(view.ticket.exits, template) })
                setOpen(false)
              }}
            >
              <span>{template.name}</span>
              <span className={styles.templateText}>
                {words.templateParts(
                  percent(template.takeProfitPercent),
                  percent(template.stopLossPercent),
                )}
              </span>
            </button>
            <IconButton
              label={words.dropTemplate(template.name)}
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
        <KeepTemplate view={view} />
      </div>
    </Popover>
  )
}

function KeepTemplate({ view }: { readonly view: TicketView }) {
  const words = useWords(ticketFormWords)
  const templates = useStore(settingsStore, (state) => state.settings.bracketTemplates)
  const [text, setText] = useState('')
  const name = templateName(text)
  const { ticket, ground } = view
  const entry = expectedPrice(ticket, ground.best)
  const template = toTemplate(name ?? '', ticket.exits, entry)
  const next =
    name === null || template === null || !ticket.exits.isOpen
      ? null
      : templatesWith(templates, template)

  async function keep(): Promise<void> {
    if (next !== null && (await changeSettings({ bracketTemplates: next }))) setText('')
  }

  return (
    <div className={styles.keepTemplate}>
      <TextField
        label={words.saveTemplateText}
        placeholder={words.templateName}
        maxLength={24}
        value={text}
        onChange={setText}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) void keep()
        }}
      />
      <Button size="small" disabled={next === null} onClick={() => void keep()}>
        {words.saveTemplate}
      </Button>
    </div>
  )
}
