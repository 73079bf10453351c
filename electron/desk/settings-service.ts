import { z } from 'zod'
import type { Environment } from '../../shared/domain/environment.ts'
import { type Result, succeed } from '../../shared/domain/error.ts'
import { DEFAULT_SETTINGS, type Language, type Settings } from '../../shared/domain/settings.ts'
import type { Notice, SettingsPatch } from '../../shared/ipc/contract.ts'
import { SETTINGS_FIELDS } from '../../shared/ipc/settings-fields.ts'
import { StateFile } from './state-file.ts'
import type { StateFileSystem } from './state-files.ts'

const keySetId = z.string().min(1).max(64).nullable()

/** Settings that came with a later version have a default, so that an older file stays good. */
const SETTINGS: z.ZodType<Settings> = z.strictObject({
  ...SETTINGS_FIELDS,
  keySetIds: z.strictObject({ practice: keySetId, demo: keySetId, live: keySetId }),
  orderRoute: SETTINGS_FIELDS.orderRoute.default(DEFAULT_SETTINGS.orderRoute),
  marginMode: SETTINGS_FIELDS.marginMode.default(DEFAULT_SETTINGS.marginMode),
  stpMode: SETTINGS_FIELDS.stpMode.default(DEFAULT_SETTINGS.stpMode),
  sizePresets: SETTINGS_FIELDS.sizePresets.default({}),
  bracketTemplates: SETTINGS_FIELDS.bracketTemplates.default([
    ...DEFAULT_SETTINGS.bracketTemplates,
  ]),
  guards: SETTINGS_FIELDS.guards.default(DEFAULT_SETTINGS.guards),
  lockAfterMinutes: SETTINGS_FIELDS.lockAfterMinutes.default(DEFAULT_SETTINGS.lockAfterMinutes),
  lockWithSystem: SETTINGS_FIELDS.lockWithSystem.default(DEFAULT_SETTINGS.lockWithSystem),
})

export interface SettingsServiceOptions {
  /** Full path of the settings file. */
  readonly file: string
  /** The operating system's language tag, such as `zh-Hans-CN`. */
  readonly locale: string
  readonly now: () => number
  readonly raise: (notice: Notice) => void
  readonly files?: StateFileSystem
}

/** Reads the settings file, once, at the start. */
export async function openSettingsService(
  options: SettingsServiceOptions,
): Promise<SettingsService> {
  const defaults = { ...DEFAULT_SETTINGS, language: languageOf(options.locale) }
  const file = new StateFile({ ...options, version: 1, schema: SETTINGS, defaults })
  return new SettingsService(file, await file.readOrDefaults())
}

/** The settings in force, kept in a file that holds no secret. */
export class SettingsService {
  readonly #file: StateFile<Settings>
  readonly #listeners = new Set<(settings: Settings) => void>()
  #settings: Settings

  constructor(file: StateFile<Settings>, settings: Settings) {
    this.#file = file
    this.#settings = settings
  }

  get current(): Settings {
    return this.#settings
  }

  /** A change is in force even when the file cannot be written; the user then got a notice. */
  async change(patch: SettingsPatch): Promise<Result<Settings>> {
    await this.#replace({ ...this.#settings, ...patch })
    return succeed(this.#settings)
  }

  async chooseKeySet(environment: Environment, id: string | null): Promise<void> {
    const keySetIds = { ...this.#settings.keySetIds, [environment]: id }
    await this.#replace({ ...this.#settings, keySetIds })
  }

  /** Called after each change, with all settings. Returns a way to stop. */
  onChange(listener: (settings: Settings) => void): () => void {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  async #replace(settings: Settings): Promise<void> {
    this.#settings = settings
    for (const listener of this.#listeners) listener(settings)
    await this.#file.write(settings)
  }
}

/** Chinese for any Chinese locale, English for all others. */
export function languageOf(locale: string): Language {
  return /^zh(?![a-z])/i.test(locale) ? 'zh-CN' : 'en'
}
