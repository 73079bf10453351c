import fc from 'fast-check'
import { ANSWERS, type AnswerReader, answer } from './answers.ts'
import { FuzzedAccount } from './fuzzed-account.ts'
import { FuzzedMarket, type OpenMarket, openMarket } from './fuzzed-market.ts'
import { type MutationKind, mutate, type Plan, plans } from './mutation.ts'
import { PRINTED_ANSWERS, PRINTED_FRAMES } from './printed-frames.ts'
import type { Verdict } from './verdict.ts'

export interface CampaignOptions {
  readonly frames: number
  readonly seed: number
  /** Defaults are the desk's own; a test puts broken ones here. */
  readonly answers?: Readonly<Record<string, AnswerReader>>
  readonly open?: OpenMarket
  readonly onProgress?: (frames: number) => void
}

export interface Defect {
  readonly kind: 'crash' | 'wrong' | 'slow'
  readonly what: string
  /** The frame, cut short. */
  readonly text: string
}

export interface Summary {
  readonly frames: number
  readonly byKind: Readonly<Record<string, number>>
  readonly accepted: number
  readonly refused: number
  readonly crashes: number
  readonly overHundredMs: number
  readonly slowestMs: number
  readonly wrongNumbers: number
  readonly seed: number
  /** The first few. */
  readonly defects: ReadonlyArray<Defect>
}

type Subject =
  | { readonly kind: 'market'; readonly text: string }
  | { readonly kind: 'account'; readonly text: string }
  | { readonly kind: 'trade'; readonly text: string }
  | { readonly kind: 'answer'; readonly path: string; readonly text: string }

const CHUNK = 2000
const MOST_MS = 100
const MOST_DEFECTS = 20
const BOOK_SNAPSHOT = PRINTED_FRAMES.find((text) => /"snapshot".*"topic":"books"/.test(text)) ?? ''
const LAST_SEQUENCE = /"seq":(\d+)/

const SUBJECTS: ReadonlyArray<Subject> = [
  ...PRINTED_FRAMES.map((text): Subject => {
    if (/"topic":"(ticker|kline|publicTrade|books|rpi-books5)"/.test(text)) {
      return { kind: 'market', text }
    }
    return { kind: text.includes('"id":"c-') ? 'trade' : 'account', text }
  }),
  ...PRINTED_ANSWERS.map(({ path, text }): Subject => ({ kind: 'answer', path, text })),
]

/** Feeds mutated samples to the desk's readers; the same seed gives the same frames. */
export async function runCampaign(options: CampaignOptions): Promise<Summary> {
  const campaign = new Campaign(options)
  for (let done = 0; done < options.frames; done += CHUNK) {
    const numRuns = Math.min(CHUNK, options.frames - done)
    for (const plan of fc.sample(plans, { numRuns, seed: options.seed + done })) {
      await campaign.run(plan)
    }
    options.onProgress?.(done + numRuns)
  }
  return campaign.summary()
}

class Campaign {
  readonly #options: CampaignOptions
  readonly #byKind = new Map<MutationKind, number>()
  readonly #defects: Defect[] = []
  #counts = { frames: 0, accepted: 0, refused: 0, crash: 0, wrong: 0, slow: 0 }
  #slowestMs = 0
  #market: FuzzedMarket
  #account = new FuzzedAccount()
  #sequence = 0n

  constructor(options: CampaignOptions) {
    this.#options = options
    this.#market = this.#newMarket()
  }

  summary(): Summary {
    const { frames, accepted, refused, crash, wrong, slow } = this.#counts
    return {
      frames,
      byKind: Object.fromEntries([...this.#byKind].sort()),
      ...{ accepted, refused, crashes: crash, overHundredMs: slow },
      slowestMs: Math.round(this.#slowestMs * 10) / 10,
      wrongNumbers: wrong,
      seed: this.#options.seed,
      defects: this.#defects,
    }
  }

  async run(plan: Plan): Promise<void> {
    const subject = SUBJECTS[plan.sample % SUBJECTS.length]
    const kind = plan.steps[0]?.kind
    if (subject === undefined || kind === undefined) return
    this.#byKind.set(kind, (this.#byKind.get(kind) ?? 0) + 1)
    this.#counts.frames += 1
    const text = mutate(this.#inTurn(subject), plan.steps)
    const { verdict, tookMs } = await this.#timed(subject, text)
    this.#note(verdict, text)
    if (tookMs > MOST_MS) await this.#measureAgain(subject, text, tookMs)
    else this.#slowestMs = Math.max(this.#slowestMs, tookMs)
    if (this.#counts.frames % 4 === 0) this.#rest()
  }

  /** A machine may give its time to others: a slow frame takes its thread's own time, every time. */
  async #measureAgain(subject: Subject, text: string | null, tookMs: number): Promise<void> {
    let leastMs = tookMs
    for (let turn = 0; turn < 3; turn += 1) {
      this.#renew()
      if (subject.kind === 'market') this.#market.say(BOOK_SNAPSHOT)
      const before = process.threadCpuUsage()
      const { verdict } = await this.#timed(subject, text)
      const { user, system } = process.threadCpuUsage(before)
      const judgedMs = verdict instanceof Error ? 0 : verdict.judgedMs
      leastMs = Math.min(leastMs, (user + system) / 1000 - judgedMs)
    }
    this.#slowestMs = Math.max(this.#slowestMs, leastMs)
    if (leastMs > MOST_MS) this.#defect('slow', `${Math.round(leastMs)} ms`, text)
  }

  /** `tookMs`: what the desk took, without the judge. */
  async #timed(subject: Subject, text: string | null) {
    const startedMs = performance.now()
    const verdict = await this.#feed(subject, text)
    const judgedMs = verdict instanceof Error ? 0 : verdict.judgedMs
    return { verdict, tookMs: performance.now() - startedMs - judgedMs }
  }

  async #feed(subject: Subject, text: string | null): Promise<Verdict | Error> {
    try {
      switch (subject.kind) {
        case 'market':
          return this.#market.say(text)
        case 'account':
          return this.#account.say(text)
        case 'trade':
          return await this.#account.trade((id) => text?.replace(/c-100\d/, id) ?? null)
        case 'answer':
          return answer(this.#readerOf(subject.path), text ?? '')
      }
    } catch (error) {
      this.#renew()
      return error instanceof Error ? error : new Error(String(error))
    }
  }

  #note(verdict: Verdict | Error, text: string | null): void {
    if (verdict instanceof Error) {
      this.#defect('crash', verdict.stack ?? verdict.message, text)
      return
    }
    if (verdict.wrong !== null) this.#defect('wrong', verdict.wrong, text)
    if (verdict.accepted) this.#counts.accepted += 1
    else this.#counts.refused += 1
  }

  #defect(kind: Defect['kind'], what: string, text: string | null): void {
    this.#counts[kind] += 1
    if (this.#defects.length < MOST_DEFECTS) {
      this.#defects.push({ kind, what: what.slice(0, 600), text: (text ?? 'binary').slice(0, 600) })
    }
  }

  /** Updates of the book continue the one that is held; without one, a sound snapshot comes first. */
  #inTurn(subject: Subject): string {
    const { text } = subject
    if (subject.kind !== 'market' || !/"update".*"topic":"books"/.test(text)) return text
    if (!this.#market.hasBook) {
      this.#market.say(BOOK_SNAPSHOT)
      this.#sequence = BigInt(LAST_SEQUENCE.exec(BOOK_SNAPSHOT)?.[1] ?? 0)
    }
    const previous = this.#sequence
    this.#sequence += 7n
    return text
      .replace(/"pseq":\d+/, `"pseq":${previous}`)
      .replace(/"seq":\d+/, `"seq":${this.#sequence}`)
  }

  #readerOf(path: string): AnswerReader {
    const reader = (this.#options.answers ?? ANSWERS)[path]
    if (reader === undefined) throw new Error(`nobody reads ${path}`)
    return reader
  }

  #rest(): void {
    this.#market.rest()
    if (this.#account.isOver) this.#account = new FuzzedAccount()
    else this.#account.rest()
  }

  #renew(): void {
    this.#market = this.#newMarket()
    this.#account = new FuzzedAccount()
  }

  #newMarket(): FuzzedMarket {
    return new FuzzedMarket(this.#options.open ?? openMarket)
  }
}
