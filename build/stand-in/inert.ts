import type Electron from 'electron'

type Scheme = 'light' | 'dark' | null
type Source = Electron.NativeTheme['themeSource']

let source: Source = 'system'
let apply: ((scheme: Scheme) => void) | null = null

/** Tells the page's browser what colour scheme the app asked for, now and when it changes. */
export function onColourScheme(listener: (scheme: Scheme) => void): void {
  apply = listener
  listener(source === 'system' ? null : source)
}

export const nativeTheme = {
  get themeSource(): Source {
    return source
  },
  set themeSource(value: Source) {
    source = value
    apply?.(value === 'system' ? null : value)
  },
  get shouldUseDarkColors(): boolean {
    return source !== 'light'
  },
} satisfies Pick<Electron.NativeTheme, 'themeSource' | 'shouldUseDarkColors'>

/** An app window of Chromium has no menu bar; the page's own controls reach the same. */
export const Menu = {
  buildFromTemplate: (template: ReadonlyArray<object>) => template,
  setApplicationMenu: (_menu: unknown) => undefined,
}

/** Chromium keeps its window on the screen by itself, so one generous display is enough. */
export const screen = {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 7680, height: 4320 } }],
}
