import type { Scheduler } from '../../electron/practice/server/scheduler.ts'

interface Timer {
  atMs: number
  readonly periodMs: number | null
  readonly task: () => void
}

/** Timers that run when the test says how much time has passed. */
export class ManualScheduler implements Scheduler {
  readonly #timers = new Set<Timer>()
  nowMs = 0

  every(periodMs: number, task: () => void): () => void {
    return this.#add({ atMs: this.nowMs + periodMs, periodMs, task })
  }

  after(delayMs: number, task: () => void): () => void {
    return this.#add({ atMs: this.nowMs + delayMs, periodMs: null, task })
  }

  pass(durationMs: number): void {
    const endMs = this.nowMs + durationMs
    for (let due = this.#due(endMs); due !== undefined; due = this.#due(endMs)) {
      this.nowMs = due.atMs
      if (due.periodMs === null) this.#timers.delete(due)
      else due.atMs += due.periodMs
      due.task()
    }
    this.nowMs = endMs
  }

  #due(endMs: number): Timer | undefined {
    const due = [...this.#timers].filter((timer) => timer.atMs <= endMs)
    return due.toSorted((one, other) => one.atMs - other.atMs)[0]
  }

  #add(timer: Timer): () => void {
    this.#timers.add(timer)
    return () => void this.#timers.delete(timer)
  }
}
