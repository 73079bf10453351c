import { useState } from 'react'
import type { DeskError } from '../../../shared/domain/error.ts'
import { SegmentedControl } from '../../components/segmented-control.tsx'
import { ask } from '../../desk-client.ts'
import { useWords } from '../../i18n/use-words.ts'
import { Trouble } from '../keys/trouble.tsx'
import { accountScreenWords } from './account-screen-words.ts'
import { AnswerProblem } from './answer-problem.tsx'
import { useAnswer } from './use-answer.ts'

const askDeduction = () => ask('account.deduction')

/** Whether fees are paid in BGB; shows what the exchange says, also after a change. */
export function DeductionSwitch() {
  const words = useWords(accountScreenWords)
  const deduction = useAnswer(askDeduction)
  const [refusal, setRefusal] = useState<DeskError | null>(null)

  async function change(on: boolean): Promise<void> {
    const answer = await ask('account.setDeduction', on)
    setRefusal(answer.ok ? null : answer.error)
    if (answer.ok) deduction.put(answer.value)
  }

  if (deduction.error !== null) return <AnswerProblem of={deduction} />
  if (deduction.value === null) return <>–</>
  return (
    <>
      <SegmentedControl<'on' | 'off'>
        label={words.deduction}
        value={deduction.value.on ? 'on' : 'off'}
        segments={[
          { value: 'on', label: words.on },
          { value: 'off', label: words.off },
        ]}
        onChange={(next) => void change(next === 'on')}
      />
      {refusal !== null && <Trouble compact error={refusal} />}
    </>
  )
}
