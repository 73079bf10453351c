import { type ReactNode, useMemo } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import styles from './requests.module.css'
import { requestsWords } from './requests-words.ts'

/** Drawn children of one object or list, levels opened at first, and characters of one text. */
const CHILDREN_DRAWN = 100
const LEVELS_OPEN = 3
const TEXT_DRAWN = 2000

/** A body as foldable JSON; anything that is not JSON as plain text. Bounded, whatever was sent. */
export function JsonView({ text }: { readonly text: string }) {
  const parsed = useMemo(() => parse(text), [text])
  if (parsed === null) return <pre className={styles.pre}>{text.slice(0, 20_000)}</pre>
  return (
    <div className={styles.json}>
      <Value name={null} value={parsed.value} level={0} />
    </div>
  )
}

function parse(text: string): { readonly value: unknown } | null {
  try {
    const value: unknown = JSON.parse(text)
    return { value }
  } catch {
    return null
  }
}

interface ValueProps {
  readonly name: string | null
  readonly value: unknown
  readonly level: number
}

function Value({ name, value, level }: ValueProps): ReactNode {
  if (typeof value === 'object' && value !== null) {
    return <Branch name={name} value={value} level={level} />
  }
  return (
    <div className={styles.leaf}>
      <Name name={name} />
      <span className={styles.value} data-type={value === null ? 'null' : typeof value}>
        {JSON.stringify(value).slice(0, TEXT_DRAWN)}
      </span>
    </div>
  )
}

function Branch({
  name,
  value,
  level,
}: {
  readonly name: string | null
  readonly value: object
  readonly level: number
}) {
  const words = useWords(requestsWords).detail
  const isList = Array.isArray(value)
  const entries = Object.entries(value)
  const size = isList ? words.items(entries.length) : words.members(entries.length)
  if (entries.length === 0) {
    return (
      <div className={styles.leaf}>
        <Name name={name} />
        <span className={styles.value}>{isList ? '[]' : '{}'}</span>
      </div>
    )
  }
  return (
    <details
      className={styles.branch}
      open={level < LEVELS_OPEN && (!isList || entries.length <= 20)}
    >
      <summary>
        <Name name={name} />
        <span className={styles.faint}>
          {isList ? '[' : '{'} {size} {isList ? ']' : '}'}
        </span>
      </summary>
      <div className={styles.children}>
        {entries.slice(0, CHILDREN_DRAWN).map(([key, child]) => (
          <Value key={key} name={key} value={child} level={level + 1} />
        ))}
        {entries.length > CHILDREN_DRAWN && <p className={styles.explain}>{words.bounded}</p>}
      </div>
    </details>
  )
}

function Name({ name }: { readonly name: string | null }) {
  return name === null ? null : <span className={styles.jsonName}>{name}: </span>
}
