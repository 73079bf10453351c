import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import type { ConnectionView, SocketView } from '../../../shared/domain/connection.ts'
import type { ClockOffset } from '../../../shared/domain/timing.ts'
import { CopyButton } from '../../components/copy-button.tsx'
import { formatMs } from '../../format/duration-text.ts'
import { useFormat } from '../../format/use-format.ts'
import { commonWords } from '../../i18n/common-words.ts'
import { useWords } from '../../i18n/use-words.ts'
import { connectionStore } from '../../stores/connection-store.ts'
import styles from './connection-panel.module.css'
import { connectionWords } from './connection-words.ts'
import { frameWords } from './frame-words.ts'
import { SocketDot } from './socket-dot.tsx'
import { useClock } from './use-clock.ts'

/** Where the desk is connected to, and how well, in words. */
export function ConnectionPanel() {
  const words = useWords(connectionWords)
  const common = useWords(commonWords)
  const { view, atMs } = useStore(connectionStore)
  const nowMs = useClock(500)
  if (view === null) return <p className={styles.faint}>{words.unread}</p>
  const sinceMs = Math.max(0, nowMs - atMs)
  return (
    <section className={styles.panel}>
      <h2 className={styles.title}>{words.title(common.environment[view.environment])}</h2>
      <Part name={words.rest}>
        <Address name={words.rest} url={view.restUrl} />
        <LastRequest last={view.last} />
      </Part>
      <SocketPart name={words.publicSocket} socket={view.publicSocket} sinceMs={sinceMs} />
      <SocketPart name={words.privateSocket} socket={view.privateSocket} sinceMs={sinceMs} />
      <Part name={words.clock}>
        <Clock clock={view.clock} />
      </Part>
    </section>
  )
}

function Part({
  name,
  state,
  children,
}: {
  readonly name: string
  readonly state?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <div className={styles.part}>
      <h3 className={styles.name}>
        {name}
        {state}
      </h3>
      {children}
    </div>
  )
}

function SocketPart({
  name,
  socket,
  sinceMs,
}: {
  readonly name: string
  readonly socket: SocketView
  readonly sinceMs: number
}) {
  const format = useFormat()
  const words = useWords(connectionWords)
  const { socketState } = useWords(frameWords)
  const { state, silentForMs, reconnects, url } = socket
  return (
    <Part
      name={name}
      state={
        <span className={styles.state}>
          <SocketDot state={state} />
          {socketState[state]}
        </span>
      }
    >
      <Address name={name} url={url} />
      <p>
        {words.reconnects(reconnects)}
        {silentForMs !== null && ` · ${words.lastFrame(format.age(silentForMs + sinceMs))}`}
      </p>
    </Part>
  )
}

function Address({ name, url }: { readonly name: string; readonly url: string }) {
  const words = useWords(connectionWords)
  const common = useWords(commonWords)
  if (url === '') return null
  return (
    <div className={styles.address}>
      <code className={styles.url}>{url}</code>
      <CopyButton
        text={url}
        label={words.copyAddress(name)}
        copiedLabel={common.copied}
        failedLabel={common.notCopied}
      />
    </div>
  )
}

function LastRequest({ last }: Pick<ConnectionView, 'last'>) {
  const words = useWords(connectionWords)
  if (last === null) return <p>{words.noRequest}</p>
  const { roundTripMs, exchangeMs, networkMs } = last
  return (
    <>
      <p>{words.last(formatMs(roundTripMs))}</p>
      <p className={styles.faint}>
        {exchangeMs === null || networkMs === null
          ? words.lastUnsplit
          : words.lastSplit(formatMs(exchangeMs), formatMs(networkMs))}
      </p>
    </>
  )
}

function Clock({ clock }: { readonly clock: ClockOffset | null }) {
  const words = useWords(connectionWords)
  if (clock === null) return <p>{words.clockUnknown}</p>
  const size = formatMs(Math.abs(clock.offsetMs))
  return (
    <>
      <p>{clock.offsetMs < 0 ? words.behind(size) : words.ahead(size)}</p>
      <p className={styles.faint}>{words.bound(formatMs(clock.boundMs))}</p>
    </>
  )
}
