import './styles/fonts.css'
import './styles/reset.css'
import './styles/tokens.css'
import './styles/base.css'
import { CSPProvider } from '@base-ui/react/csp-provider'
import { Tooltip } from '@base-ui/react/tooltip'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { keepAppearance } from './features/frame/appearance.ts'
import { startDesk } from './start-desk.ts'
import { tradeSlots } from './trade-slots.tsx'

const root = document.getElementById('root')
if (root === null) throw new Error('the page has no root element')

keepAppearance()
// The first paint waits for the settings, so that the window never flashes in another theme or language.
await startDesk()
createRoot(root).render(
  <StrictMode>
    <CSPProvider disableStyleElements>
      <Tooltip.Provider>
        <App trade={tradeSlots} />
      </Tooltip.Provider>
    </CSPProvider>
  </StrictMode>,
)
