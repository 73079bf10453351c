import { parseDecimal, toText } from '../../../shared/domain/decimal.ts'
import type { BracketTemplate, SizeKind, SizePreset } from '../../../shared/domain/settings.ts'

/** As many as the settings file keeps (see shared/ipc/settings-fields.ts). */
const MOST_PRESETS = 8
const MOST_TEMPLATES = 12
const LONGEST_NAME = 24

/** A typed size as a preset; `null` when it is none. A percent goes to 100. */
export function toPreset(kind: SizeKind, text: string): SizePreset | null {
  const amount = parseDecimal(text)
  if (amount === null || amount.lte(0)) return null
  if (kind === 'percent' && amount.gt(100)) return null
  return { kind, amount: toText(amount) }
}

/** `null` when it is there already or no more are kept. */
export function presetsWith(
  presets: ReadonlyArray<SizePreset>,
  preset: SizePreset,
): ReadonlyArray<SizePreset> | null {
  if (presets.length >= MOST_PRESETS || presets.some((one) => isSame(one, preset))) return null
  return [...presets, preset]
}

export function presetsWithout(
  presets: ReadonlyArray<SizePreset>,
  preset: SizePreset,
): ReadonlyArray<SizePreset> {
  return presets.filter((one) => !isSame(one, preset))
}

function isSame(one: SizePreset, other: SizePreset): boolean {
  return one.kind === other.kind && one.amount === other.amount
}

/** A name that a template may have; `null` when it is empty or too long. */
export function templateName(text: string): string | null {
  const name = text.trim()
  return name === '' || name.length > LONGEST_NAME ? null : name
}

/** One of the same name is replaced; `null` when no more are kept. */
export function templatesWith(
  templates: ReadonlyArray<BracketTemplate>,
  template: BracketTemplate,
): ReadonlyArray<BracketTemplate> | null {
  if (templates.some(({ name }) => name === template.name)) {
    return templates.map((one) => (one.name === template.name ? template : one))
  }
  return templates.length >= MOST_TEMPLATES ? null : [...templates, template]
}

export function templatesWithout(
  templates: ReadonlyArray<BracketTemplate>,
  name: string,
): ReadonlyArray<BracketTemplate> {
  return templates.filter((one) => one.name !== name)
}
