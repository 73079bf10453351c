import { Tooltip } from '@base-ui/react/tooltip'
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RequestDetailPanel } from '../../../../../renderer/features/requests/request-detail-panel.tsx'
import { SignatureQuestion } from '../../../../../renderer/features/requests/signature-question.tsx'
import { navigationStore } from '../../../../../renderer/stores/navigation-store.ts'
import { requestsStore } from '../../../../../renderer/stores/requests-store.ts'
import type { DeskError } from '../../../../../shared/domain/error.ts'
import { createFakeBridge } from '../../../../helpers/fake-bridge.ts'
import { REFUSED_PASSPHRASE_ID, REFUSED_TIMESTAMP_ID } from '../../../../helpers/fake-refusals.ts'

function refused(code: string, requestId?: number): DeskError {
  const error = { kind: 'unauthorised', code, message: '' } as const
  return requestId === undefined ? error : { ...error, requestId }
}

const open = () => fireEvent.click(screen.getByRole('button', { name: 'What was signed?' }))

function draw(error: DeskError): void {
  render(
    <Tooltip.Provider>
      <SignatureQuestion error={error} />
    </Tooltip.Provider>,
  )
}

beforeEach(() =>
  Object.defineProperty(window, 'keydesk', { value: createFakeBridge(), configurable: true }),
)
afterEach(cleanup)

describe('the signature explainer', () => {
  it('shows every part of the text and marks a timestamp that is off, by how much', async () => {
    draw(refused('40008', REFUSED_TIMESTAMP_ID))
    open()
    const dialog = await screen.findByRole('dialog')
    const timestamp = await within(dialog).findByText('timestamp')
    expect(timestamp.parentElement?.getAttribute('data-suspect')).toBe('true')
    for (const name of ['METHOD', 'path', 'body']) {
      const part = within(dialog).getByText(name).parentElement
      expect(part?.getAttribute('data-suspect')).toBe('false')
    }
    expect(within(dialog).getByText('/api/v3/trade/place-order')).toBeTruthy()
    expect(within(dialog).getByText(/45\.0\d\d s late/)).toBeTruthy()
  })

  it('marks the passphrase after 40012, and hides it and the secret', async () => {
    draw(refused('40012', REFUSED_PASSPHRASE_ID))
    open()
    const dialog = await screen.findByRole('dialog')
    const passphrase = await within(dialog).findByText('Passphrase')
    expect(passphrase.parentElement?.getAttribute('data-suspect')).toBe('true')
    expect(within(dialog).getAllByText('hidden')).toHaveLength(2)
    expect(within(dialog).getAllByText('likely wrong')).toHaveLength(1)
  })

  it('explains a refused login to the socket, whose text is not kept', async () => {
    draw(refused('30012'))
    open()
    const dialog = await screen.findByRole('dialog')
    expect(within(dialog).getByText('/user/verify')).toBeTruthy()
    expect(within(dialog).getByText('time in seconds, not kept')).toBeTruthy()
    expect(within(dialog).queryByRole('button', { name: 'Show the request' })).toBeNull()
  })

  it('leads on to the request', async () => {
    draw(refused('40012', REFUSED_PASSPHRASE_ID))
    open()
    fireEvent.click(await screen.findByRole('button', { name: 'Show the request' }))
    expect(navigationStore.getState().screen).toBe('requests')
    expect(requestsStore.getState().selectedId).toBe(REFUSED_PASSPHRASE_ID)
  })

  it.each<DeskError>([
    refused('40012'),
    refused('40014', 1),
    { kind: 'refused', code: '25203', message: '' },
    { kind: 'unavailable', reason: 'timeout' },
  ])('is not offered where there is nothing to explain (%#)', (error) => {
    draw(error)
    expect(screen.queryByRole('button')).toBeNull()
  })

  it('is offered in the detail of such a request', async () => {
    render(
      <Tooltip.Provider>
        <RequestDetailPanel id={REFUSED_TIMESTAMP_ID} />
      </Tooltip.Provider>,
    )
    await waitFor(() => screen.getByRole('button', { name: 'What was signed?' }))
    open()
    expect(await screen.findByText('The timestamp is likely wrong.')).toBeTruthy()
  })

  it('says so when the request is gone from the log', async () => {
    draw(refused('40012', 123_456))
    open()
    expect(await screen.findByText('It is no longer there.')).toBeTruthy()
  })
})
