import { describe, expect, it } from 'vitest'
import { TurnQueue } from '../../../../electron/vault/turn-queue.ts'

describe('the queue of keychain calls', () => {
  it('never lets two pieces of work overlap, and keeps their order', async () => {
    const turns = new TurnQueue(10_000)
    const steps: string[] = []
    const work = (name: string) => async () => {
      steps.push(`${name} begins`)
      await Promise.resolve()
      steps.push(`${name} ends`)
    }
    await Promise.all([turns.take(work('read')), turns.take(work('write'))])
    expect(steps).toEqual(['read begins', 'read ends', 'write begins', 'write ends'])
  })

  it('goes on after work that failed', async () => {
    const turns = new TurnQueue(10_000)
    const failed = turns.take(() => Promise.reject(new Error('no')))
    await expect(failed).rejects.toThrow('no')
    expect(await turns.take(async () => 'yes')).toBe('yes')
  })

  it('gives up after the limit, and never begins what waited behind until then', async () => {
    const turns = new TurnQueue(30)
    let release: (value: string) => void = () => undefined
    const begun: string[] = []
    const hung = turns.take(() => new Promise<string>((resolve) => (release = resolve)))
    const waiting = turns.take(async () => begun.push('deletion'))
    await expect(hung).rejects.toMatchObject({ failure: 'denied' })
    await expect(waiting).rejects.toMatchObject({ failure: 'denied' })
    release('late')
    expect(await turns.take(async () => 'next')).toBe('next')
    expect(begun).toEqual([])
  })
})
