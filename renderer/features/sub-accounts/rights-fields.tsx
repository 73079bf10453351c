import type { SubKeyRights } from '../../../shared/domain/sub-account.ts'
import { parseAddresses, type SubProblems } from '../../../shared/rules/sub-account-rules.ts'
import { Checkbox } from '../../components/checkbox.tsx'
import { SegmentedControl } from '../../components/segmented-control.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useWords } from '../../i18n/use-words.ts'
import styles from './sub-accounts.module.css'
import { subDialogWords } from './sub-dialog-words.ts'

/** What the fields hold; addresses as typed. */
export interface RightsValues extends Omit<SubKeyRights, 'boundIps'> {
  readonly addresses: string
}

export function rightsOf({ addresses, ...rights }: RightsValues): SubKeyRights {
  return { ...rights, boundIps: parseAddresses(addresses) }
}

/** What a key may do and from where. */
export function RightsFields({
  values,
  problems,
  onChange,
}: {
  readonly values: RightsValues
  readonly problems: SubProblems
  readonly onChange: (values: RightsValues) => void
}) {
  const { keyDialog: words, problem } = useWords(subDialogWords)
  const set = (change: Partial<RightsValues>) => onChange({ ...values, ...change })
  return (
    <>
      <fieldset className={styles.rights}>
        <legend>{words.rights}</legend>
        <Checkbox
          label={words.trade}
          checked={values.canTrade}
          onChange={(canTrade) => set({ canTrade })}
        />
        <Checkbox
          label={words.manage}
          checked={values.canManage}
          onChange={(canManage) => set({ canManage })}
        />
        {problems.permissions !== undefined && (
          <p role="alert" className={styles.fieldError}>
            {problem[problems.permissions]}
          </p>
        )}
        <SegmentedControl
          label={words.type}
          stretch
          value={values.isReadOnly ? 'read' : 'write'}
          onChange={(type) => set({ isReadOnly: type === 'read' })}
          segments={[
            { value: 'write', label: words.write },
            { value: 'read', label: words.read },
          ]}
        />
      </fieldset>
      <TextField
        label={words.addresses}
        hint={words.addressesHint}
        mono
        value={values.addresses}
        error={problems.boundIps === undefined ? null : problem[problems.boundIps]}
        onChange={(addresses) => set({ addresses })}
      />
    </>
  )
}
