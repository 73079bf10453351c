import { describe, expect, it } from 'vitest'
import { PracticeChannel } from '../../../../electron/shell/practice-channel.ts'
import type { PracticeQuestion } from '../../../../shared/domain/practice-message.ts'

function aChannel(limitMs = 5000) {
  const posted: PracticeQuestion[] = []
  const channel = new PracticeChannel(
    // The channel posts nothing else.
    (message) => posted.push(message as PracticeQuestion),
    limitMs,
  )
  return { channel, posted }
}

const DONE = { kind: 'done' } as const
const unavailable = (reason: string) => ({ ok: false, error: { kind: 'unavailable', reason } })

describe('the channel to the practice exchange', () => {
  it('gives each question its own answer, in whatever order they come', async () => {
    const { channel, posted } = aChannel()
    const keep = channel.ask({ kind: 'keep', name: 'a' })
    const back = channel.ask({ kind: 'bring-back', name: 'a' })
    expect(posted.map(({ id }) => id)).toEqual([1, 2])
    channel.hear({ id: 2, answer: DONE })
    channel.hear({ id: 1, answer: { kind: 'refused', reason: 'too-many' } })
    expect(await keep).toEqual({ ok: true, value: { kind: 'refused', reason: 'too-many' } })
    expect(await back).toEqual({ ok: true, value: DONE })
  })

  it.each([null, 'text', {}, { id: 'x' }, { id: 9, answer: DONE }, { rest: 'http://127.0.0.1' }])(
    'ignores %o',
    async (message) => {
      const { channel } = aChannel()
      const answer = channel.ask({ kind: 'kept-states' })
      channel.hear(message)
      channel.hear({ id: 1, answer: DONE })
      expect(await answer).toEqual({ ok: true, value: DONE })
    },
  )

  it.each([
    undefined,
    { kind: 'other' },
    { kind: 'refused', reason: 'whim' },
    { kind: 'kept-states', states: Array(21).fill({ name: 'a', savedAtMs: 1 }) },
    { kind: 'explanation', explanation: { orderId: '1', reason: 'whim', values: {} } },
  ])('does not believe the answer %o', async (answer) => {
    const { channel } = aChannel()
    const asked = channel.ask({ kind: 'kept-states' })
    channel.hear({ id: 1, answer })
    expect(await asked).toEqual(unavailable('unreadable'))
  })

  it('waits a bounded time', async () => {
    const { channel } = aChannel(1)
    expect(await channel.ask({ kind: 'kept-states' })).toEqual(unavailable('timeout'))
  })

  it('answers for a process that has ended', async () => {
    const { channel, posted } = aChannel()
    const asked = channel.ask({ kind: 'kept-states' })
    channel.close()
    expect(await asked).toEqual(unavailable('practice-down'))
    expect(await channel.ask({ kind: 'kept-states' })).toEqual(unavailable('practice-down'))
    expect(posted).toHaveLength(1)
  })
})
