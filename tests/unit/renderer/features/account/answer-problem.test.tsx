import { Tooltip } from '@base-ui/react/tooltip'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { AnswerProblem } from '../../../../../renderer/features/account/answer-problem.tsx'

afterEach(cleanup)

it('offers what was signed beside asking again when the signature was refused', () => {
  const error = { kind: 'unauthorised', code: '40009', message: '', requestId: 3 } as const
  render(
    <Tooltip.Provider>
      <AnswerProblem of={{ error, isBusy: false, ask: () => undefined }} />
    </Tooltip.Provider>,
  )
  expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy()
  expect(screen.getByRole('button', { name: 'What was signed?' })).toBeTruthy()
})
