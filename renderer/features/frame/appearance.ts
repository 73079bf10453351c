import { commonWords } from '../../i18n/common-words.ts'
import { navigationStore } from '../../stores/navigation-store.ts'
import { settingsStore } from '../../stores/settings-store.ts'
import { frameWords } from './frame-words.ts'

const DARK = '(prefers-color-scheme: dark)'

/**
 * Keeps the document's theme, colours, language and title in step with the settings. The title
 * carries the environment, so that it is in the task bar too. Returns a way to stop.
 */
export function keepAppearance(): () => void {
  const system = window.matchMedia(DARK)
  apply()
  const stops = [settingsStore.subscribe(apply), navigationStore.subscribe(apply)]
  system.addEventListener('change', apply)
  return () => {
    for (const stop of stops) stop()
    system.removeEventListener('change', apply)
  }

  function apply(): void {
    const { theme, upDownColours, environment, language } = settingsStore.getState().settings
    const shown = theme === 'system' ? (system.matches ? 'dark' : 'light') : theme
    const html = document.documentElement
    html.dataset.theme = shown
    html.dataset.upDown = upDownColours
    html.dataset.environment = environment
    html.lang = language
    const words = frameWords[language]
    const screen = words.screens[navigationStore.getState().screen]
    document.title = words.title(commonWords[language].environment[environment], screen)
  }
}
