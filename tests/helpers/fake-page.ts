import { HOLD_MODES } from '../../shared/domain/balance.ts'
import { ENVIRONMENTS } from '../../shared/domain/environment.ts'
import { CATEGORIES } from '../../shared/domain/instrument.ts'
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

const [category, symbol] = (query.get('instrument') ?? 'USDT-FUTURES:BTCUSDT').split(':')
const holdMode = oneOf('holdMode', HOLD_MODES)
const bridge: Bridge = createFakeBridge({
  account: { holdMode },
  scenario: oneOf('scenario', SCENARIOS),
  settings: {
    theme: oneOf('theme', THEMES),
    language: oneOf('language', LANGUAGES),
    environment: oneOf('environment', ENVIRONMENTS),
    upDownColours: oneOf('upDown', UP_DOWN_COLOURS),
    timeZone: 'utc',
    instrument: {
      category: CATEGORIES.find((one) => one === category) ?? 'USDT-FUTURES',
      symbol: symbol ?? 'BTCUSDT',
    },
  },
})
Object.defineProperty(window, 'keydesk', { value: bridge })
