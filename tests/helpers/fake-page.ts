import { ENVIRONMENTS } from '../../shared/domain/environment.ts'
import { LANGUAGES, THEMES, UP_DOWN_COLOURS } from '../../shared/domain/settings.ts'
import type { Bridge } from '../../shared/ipc/bridge.ts'
import { createFakeBridge, type FakeScenario } from './fake-bridge.ts'

// Runs in the page before the renderer's own script: the address says which fake desk to show.
const query = new URLSearchParams(location.search)
const SCENARIOS: ReadonlyArray<FakeScenario> = ['full', 'first-run', 'trouble', 'loading']

function oneOf<Value extends string>(name: string, values: ReadonlyArray<Value>): Value {
  const [first] = values
  const found = values.find((value) => value === query.get(name)) ?? first
  if (found === undefined) throw new Error(`no value for ${name}`)
  return found
}

const bridge: Bridge = createFakeBridge({
  scenario: oneOf('scenario', SCENARIOS),
  settings: {
    theme: oneOf('theme', THEMES),
    language: oneOf('language', LANGUAGES),
    environment: oneOf('environment', ENVIRONMENTS),
    upDownColours: oneOf('upDown', UP_DOWN_COLOURS),
    timeZone: 'utc',
  },
})
Object.defineProperty(window, 'keydesk', { value: bridge })
