import { KEY_COLOURS, type KeyColour } from '../../../shared/domain/key-set.ts'
import { SegmentedControl } from '../../components/segmented-control.tsx'
import { useWords } from '../../i18n/use-words.ts'
import { KeyDot } from './key-dot.tsx'
import styles from './keys.module.css'
import { keysWords } from './keys-words.ts'

/** The colour of a key set, by name and dot. */
export function ColourField({
  value,
  onChange,
}: {
  readonly value: KeyColour
  readonly onChange: (colour: KeyColour) => void
}) {
  const words = useWords(keysWords)
  return (
    <div className={styles.colourField}>
      <span className={styles.fieldName}>{words.colour}</span>
      <SegmentedControl
        label={words.colour}
        value={value}
        onChange={onChange}
        stretch
        segments={KEY_COLOURS.map((colour) => ({
          value: colour,
          label: (
            <>
              <KeyDot colour={colour} />
              {words.colours[colour]}
            </>
          ),
        }))}
      />
    </div>
  )
}
