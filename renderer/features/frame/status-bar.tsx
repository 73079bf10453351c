import type { ReactElement } from 'react'
import { useStore } from 'zustand'
import type { ConnectionView, SocketView } from '../../../shared/domain/connection.ts'
import { classNames } from '../../components/class-names.ts'
import { Tooltip } from '../../components/tooltip.tsx'
import { formatMs, formatOffset } from '../../format/duration-text.ts'
import { UNKNOWN } from '../../format/unknown.ts'
import { useFormat } from '../../format/use-format.ts'
import { joinSentences } from '../../i18n/join-sentences.ts'
import { useWords } from '../../i18n/use-words.ts'
import { connectionStore } from '../../stores/connection-store.ts'
import { settingsStore } from '../../stores/settings-store.ts'
import { DeadManItem } from '../panic/dead-man-item.tsx'
import { ConnectionItem } from './connection-item.tsx'
import styles from './frame.module.css'
import { frameWords } from './frame-words.ts'
import { SocketDot } from './socket-dot.tsx'
import { useClock } from './use-clock.ts'

type FrameWords = (typeof frameWords)['en']

/** How far away the exchange is and whether it speaks, in one line. Each part explains itself on focus. */
export function StatusBar() {
  const words = useWords(frameWords)
  const { view, atMs } = useStore(connectionStore)
  const version = useStore(settingsStore, (state) => state.version)
  const runtime = useStore(settingsStore, (state) => state.runtime)
  const nowMs = useClock(500)
  const sinceMs = Math.max(0, nowMs - atMs)
  return (
    <footer className={styles.status}>
      <RestItem words={words} view={view} />
      <ClockItem words={words} view={view} />
      <SocketItem
        words={words}
        name={words.publicSocket}
        socket={view?.publicSocket ?? null}
        sinceMs={sinceMs}
      />
      <SocketItem
        words={words}
        name={words.privateSocket}
        socket={view?.privateSocket ?? null}
        sinceMs={sinceMs}
      />
      <RateItem words={words} view={view} />
      <DeadManItem />
      {version !== null && runtime !== null && (
        <span className={classNames(styles.statusItem, styles.statusFaint, styles.statusEnd)}>
          {words.version(version, words.runtime[runtime])}
        </span>
      )}
    </footer>
  )
}

interface ItemProps {
  readonly words: FrameWords
  readonly view: ConnectionView | null
}

function RestItem({ words, view }: ItemProps) {
  const last = view?.last ?? null
  return (
    <ConnectionItem text={joinSentences(words.restMeans, view?.restUrl ?? null)}>
      <strong>
        REST <Time ms={last?.roundTripMs ?? null} />
      </strong>
      <span className={styles.statusFaint}>
        {words.restExchange} <Time ms={last?.exchangeMs ?? null} />
        {words.restNetwork} <Time ms={last?.networkMs ?? null} />
      </span>
    </ConnectionItem>
  )
}

function Time({ ms }: { readonly ms: number | null }) {
  return <span className={styles.statusTime}>{formatMs(ms)}</span>
}

function ClockItem({ words, view }: ItemProps) {
  const clock = view?.clock ?? null
  return (
    <Explained text={words.clockMeans}>
      <button type="button" className={styles.statusItem}>
        {clock === null
          ? words.clockUnknown
          : words.clock(formatOffset(clock.offsetMs), formatMs(clock.boundMs))}
      </button>
    </Explained>
  )
}

function SocketItem({
  words,
  name,
  socket,
  sinceMs,
}: {
  readonly words: FrameWords
  readonly name: string
  readonly socket: SocketView | null
  readonly sinceMs: number
}) {
  const format = useFormat()
  const state = socket?.state ?? 'off'
  const isTimed = state === 'live' || state === 'stale'
  const silentForMs = socket?.silentForMs ?? null
  const age = silentForMs === null ? UNKNOWN : format.age(silentForMs + sinceMs)
  return (
    <ConnectionItem
      text={socket === null ? name : words.socketMeans(socket.url, socket.reconnects)}
      isTroubled={state !== 'live' && state !== 'off'}
    >
      <SocketDot state={state} />
      {words.socket(name, words.socketState[state])}
      {isTimed && <span className={styles.age}>{age}</span>}
    </ConnectionItem>
  )
}

function RateItem({ words, view }: ItemProps) {
  const rate = view?.rate ?? null
  if (rate === null) return <span className={styles.statusItem}>{words.rateNone}</span>
  return (
    <Explained text={words.rateMeans(rate.path)}>
      <button
        type="button"
        className={classNames(styles.statusItem, rate.used >= rate.limit && styles.troubled)}
      >
        {words.rate(rate.used, rate.limit)}
      </button>
    </Explained>
  )
}

function Explained({ text, children }: { readonly text: string; readonly children: ReactElement }) {
  return <Tooltip text={text}>{children}</Tooltip>
}
