import type { SocketState } from '../../../shared/domain/connection.ts'
import styles from './socket-dot.module.css'

/** The state of a socket as a colour, and square when it is down. The word beside it says the same. */
export function SocketDot({ state }: { readonly state: SocketState }) {
  return <span className={styles.dot} data-state={state} aria-hidden />
}
