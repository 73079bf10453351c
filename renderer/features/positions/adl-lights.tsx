import { useWords } from '../../i18n/use-words.ts'
import { positionWords } from './position-words.ts'
import styles from './positions.module.css'

const STEPS = [1, 2, 3, 4, 5] as const

/** Five lights; the more are on, the sooner the position is deleveraged. Its words are for screen readers and the tooltip. */
export function AdlLights({ lights }: { readonly lights: number | null }) {
  const words = useWords(positionWords)
  const text = lights === null ? words.adlUnknown : words.adl(lights)
  return (
    <span role="img" aria-label={text} title={text} className={styles.lights}>
      {STEPS.map((step) => (
        <span
          key={step}
          className={styles.light}
          data-on={lights !== null && step <= lights}
          data-high={lights !== null && lights >= 4}
        />
      ))}
    </span>
  )
}
