import { beforeEach, expect, test } from 'vitest'
import { LatestFeed } from '../../../../../electron/practice/stream/latest-feed.ts'
import type { Subscriber } from '../../../../../electron/practice/stream/subscriber.ts'
import { ManualScheduler } from '../../../../helpers/manual-scheduler.ts'

class Listener implements Subscriber {
  readonly frames: string[] = []
  isSlow = false
  send(frame: string): void {
    this.frames.push(frame)
  }
  isBehind(): boolean {
    return this.isSlow
  }
}

let scheduler: ManualScheduler
let state: string
let feed: LatestFeed

beforeEach(() => {
  scheduler = new ManualScheduler()
  state = 'A'
  feed = new LatestFeed({
    scheduler,
    coalesceMs: 10,
    read: () => ({ state, frame: state }),
  })
})

function become(next: string): void {
  state = next
  feed.changed()
}

function joined(): Listener {
  const listener = new Listener()
  feed.join(listener)
  return listener
}

test('many changes within the interval are one push of the last', () => {
  const listener = joined()
  become('B')
  become('C')
  scheduler.pass(10)
  expect(listener.frames).toEqual(['A', 'C'])
})

test('a change that was taken back is not pushed', () => {
  const listener = joined()
  become('B')
  become('A')
  scheduler.pass(10)
  expect(listener.frames).toEqual(['A'])
})

test('a newcomer between two pushes leaves nobody with an old state', () => {
  const early = joined()
  become('B')
  const late = joined()
  become('A')
  scheduler.pass(10)
  expect([early.frames.at(-1), late.frames.at(-1)]).toEqual(['A', 'A'])
})

test('a slow subscriber misses what was between and gets the latest once it reads', () => {
  const slow = joined()
  slow.isSlow = true
  for (const next of ['B', 'C', 'D']) {
    become(next)
    scheduler.pass(10)
  }
  expect(slow.frames).toEqual(['A'])
  slow.isSlow = false
  scheduler.pass(10)
  expect(slow.frames).toEqual(['A', 'D'])
})

test('who has left hears nothing more', () => {
  const listener = joined()
  feed.leave(listener)
  become('B')
  scheduler.pass(10)
  expect(listener.frames).toEqual(['A'])
})
