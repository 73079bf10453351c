import { ask, listen } from './desk-client.ts'
import { connectionStore } from './stores/connection-store.ts'
import { deadManStore } from './stores/dead-man-store.ts'
import { keysStore } from './stores/keys-store.ts'
import { lockLive } from './stores/live-lock-store.ts'
import { lockStore } from './stores/lock-store.ts'
import { tellNotice } from './stores/notice-tone.ts'
import { tell } from './stores/notices-store.ts'
import { practiceStore } from './stores/practice-store.ts'
import { addRequests, requestsStore } from './stores/requests-store.ts'
import { settingsStore } from './stores/settings-store.ts'

/** Ties the stores to main: listens first, then asks, so that nothing falls between. Resolves when the settings are known. */
export async function startDesk(): Promise<void> {
  listen('settings.changed', (settings) => settingsStore.setState({ settings }))
  listen('lock.changed', (view) => lockStore.setState({ view }))
  listen('keys.changed', (ring) => keysStore.setState({ ring, error: null }))
  listen('connection.changed', (view) =>
    connectionStore.setState({ view, atMs: performance.now() }),
  )
  listen('practice.changed', (view) => practiceStore.setState({ view }))
  listen('deadMan.changed', (view) => deadManStore.setState({ view }))
  listen('requests.added', addRequests)
  listen('notice.raised', tellNotice)
  settingsStore.subscribe((state, before) => {
    if (state.settings.environment !== before.settings.environment) lockLive()
  })
  // As main does: the yes was to the key that the question named.
  keysStore.subscribe(({ ring }, before) => {
    if (ring?.activeId !== before.ring?.activeId) lockLive()
  })

  const start = await ask('app.start')
  if (start.ok) {
    const { settings, version, runtime, notices, lock } = start.value
    lockStore.setState({ view: lock })
    settingsStore.setState({ settings, version, runtime })
    for (const notice of notices) tellNotice(notice)
  } else {
    tell('refused', { kind: 'error', title: null, error: start.error })
  }
  if (lockStore.getState().view.state === 'open') readAll()
  // A desk that is locked keeps quiet about all this, and shows none of it.
  lockStore.subscribe(({ view }, before) => {
    if (view.state === before.view.state) return
    if (view.state === 'open') readAll()
    else lockLive()
  })
}

function readAll(): void {
  void readKeys()
  void readRequests()
  void readPractice()
  void readConnection()
  void readDeadMan()
}

/** Asks for the key sets again, as after an error. */
export async function readKeys(): Promise<void> {
  const answer = await ask('keys.list')
  if (answer.ok) keysStore.setState({ ring: answer.value, error: null })
  else keysStore.setState({ error: answer.error })
}

/** Asks for the request log again, as after an error. */
export async function readRequests(): Promise<void> {
  const answer = await ask('requests.list')
  if (answer.ok) {
    requestsStore.setState({ isLoaded: true, error: null })
    addRequests(answer.value)
    return
  }
  requestsStore.setState({ isLoaded: true, error: answer.error })
}

async function readPractice(): Promise<void> {
  const answer = await ask('practice.read')
  if (answer.ok) practiceStore.setState({ view: answer.value })
  else tell('refused', { kind: 'error', title: null, error: answer.error })
}

async function readConnection(): Promise<void> {
  const answer = await ask('connection.read')
  if (answer.ok) connectionStore.setState({ view: answer.value, atMs: performance.now() })
  else tell('refused', { kind: 'error', title: null, error: answer.error })
}

async function readDeadMan(): Promise<void> {
  const answer = await ask('deadMan.read')
  if (answer.ok) deadManStore.setState({ view: answer.value })
  else tell('refused', { kind: 'error', title: null, error: answer.error })
}
