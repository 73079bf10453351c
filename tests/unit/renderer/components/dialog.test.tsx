import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { Dialog } from '../../../../renderer/components/dialog.tsx'

afterEach(cleanup)

it('sends its own form alone, not that of the dialog it was opened from', () => {
  const sent: string[] = []
  const words = { open: true, closeLabel: 'Close', onClose: () => undefined }
  render(
    <Dialog {...words} title="Order" onSubmit={() => sent.push('order')}>
      <Dialog
        {...words}
        title="Bind key"
        onSubmit={() => sent.push('bind')}
        actions={<button type="submit">Bind</button>}
      />
    </Dialog>,
  )
  fireEvent.click(screen.getByRole('button', { name: 'Bind' }))
  expect(sent).toEqual(['bind'])
})
