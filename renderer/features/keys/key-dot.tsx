import type { KeyColour } from '../../../shared/domain/key-set.ts'
import styles from './key-dot.module.css'

/** The colour of a key set. The label beside it says the same to everybody. */
export function KeyDot({ colour }: { readonly colour: KeyColour }) {
  return <span className={styles.dot} data-colour={colour} aria-hidden />
}
