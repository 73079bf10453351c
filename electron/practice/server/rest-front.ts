import type { IncomingMessage, ServerResponse } from 'node:http'
import type { PracticeKey } from '../accounts/practice-key.ts'
import type { KeyAccess } from '../auth/key-access.ts'
import { authenticateRequest, refuseClassic } from '../auth/request-authentication.ts'
import { requirePermission } from '../auth/scope.ts'
import { isClassicPrivate } from '../rest/classic-paths.ts'
import { itemsOfBody, parametersOfBody } from '../rest/json-body.ts'
import { parametersOfQuery } from '../rest/parameters.ts'
import type { PublicRoute, Route, SignedRoute } from '../rest/route.ts'
import { type Answer, refusalAnswer, successAnswer } from './envelope.ts'
import { callerAddress, isFromThisMachine } from './loopback.ts'
import type { AnswerFault, PracticeFaults } from './practice-faults.ts'
import type { RateLimits } from './rate-limits.ts'
import { type Locale, Refusal } from './refusal.ts'
import { readBody } from './request-body.ts'
import type { ServerClock } from './server-clock.ts'

export interface RestFrontParts {
  readonly routes: ReadonlyArray<Route>
  readonly access: KeyAccess
  readonly clock: ServerClock
  readonly limits: RateLimits
  readonly faults: PracticeFaults
  readonly wait: (delayMs: number) => Promise<void>
  /** Told of errors that are no refusals: faults of this program. */
  readonly report: (error: unknown) => void
}

/** One call on its way through the server. */
interface Exchange {
  readonly request: IncomingMessage
  readonly acceptUs: number
  readonly method: string
  readonly path: string
  readonly query: string
  readonly address: string
  readonly locale: Locale
  remaining: number
}

const UNKNOWN_PATH_PER_SECOND = 20

/** Answers HTTP: path, limits, authentication, permission, parameters, then the route. */
export class RestFront {
  readonly #parts: RestFrontParts
  readonly #routes: ReadonlyMap<string, Route>

  constructor(parts: RestFrontParts) {
    this.#parts = parts
    this.#routes = new Map(parts.routes.map((route) => [`${route.method} ${route.path}`, route]))
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const exchange = this.#open(request)
    const fault = this.#parts.faults.takeForAnswer(exchange.path)
    const answer = await this.#answer(exchange, fault)
    if (answer === null) return void request.socket.destroy()
    if (fault?.kind === 'delay') await this.#parts.wait(fault.delayMs)
    if (fault?.kind === 'drop-reply') return void request.socket.destroy()
    this.#send(exchange, response, answer)
  }

  #open(request: IncomingMessage): Exchange {
    const url = request.url ?? '/'
    const mark = url.indexOf('?')
    return {
      request,
      acceptUs: this.#parts.clock.nowUs(),
      method: request.method ?? 'GET',
      path: mark === -1 ? url : url.slice(0, mark),
      query: mark === -1 ? '' : url.slice(mark + 1),
      address: callerAddress(request.socket.remoteAddress),
      locale: request.headers.locale === 'zh-CN' ? 'zh-CN' : 'en-US',
      remaining: 0,
    }
  }

  /** `null`: the caller went away before the request was complete. */
  async #answer(exchange: Exchange, fault: AnswerFault | null): Promise<Answer | null> {
    try {
      const route = this.#admit(exchange)
      const read = await readBody(exchange.request)
      if (read.kind === 'aborted') return null
      if (read.kind === 'too-large') throw new Refusal('400172', [], 413)
      if (fault?.kind === 'status') throw faultRefusal(fault.status)
      const data =
        route.kind === 'public'
          ? this.#runPublic(exchange, route)
          : this.#runSigned(exchange, route, read.body)
      return successAnswer(await data, this.#parts.clock.nowMs())
    } catch (error) {
      return this.#refuse(error, exchange)
    }
  }

  #admit(exchange: Exchange): Route {
    const { limits, clock } = this.#parts
    if (!isFromThisMachine(exchange.request.headers)) throw new Refusal('25620', [], 403)
    if (!limits.takeFromAddress(exchange.address, clock.nowMs())) throw tooMany()
    const route = this.#routes.get(`${exchange.method} ${exchange.path}`)
    if (route !== undefined) {
      exchange.remaining = route.perSecond
      return route
    }
    this.#takeRate(exchange, '', exchange.address, UNKNOWN_PATH_PER_SECOND)
    if (isClassicPrivate(exchange.path)) {
      refuseClassic(exchange.request.headers, this.#parts.access)
    }
    throw new Refusal('40404', [], 404)
  }

  #runPublic(exchange: Exchange, route: PublicRoute): unknown {
    this.#takeRate(exchange, route.path, exchange.address, route.perSecond)
    const parameters = parametersOfQuery(exchange.query)
    return route.handle({ parameters, nowMs: this.#parts.clock.nowMs() })
  }

  #runSigned(exchange: Exchange, route: SignedRoute, body: Uint8Array): unknown {
    const key = this.#authenticate(exchange, route, body)
    this.#takeRate(exchange, route.path, key.accountId, route.perSecond)
    requirePermission(key, route.permission)
    if (route.kind === 'batch') {
      return route.handle({ items: itemsOfBody(body), key, locale: exchange.locale })
    }
    const parameters =
      route.method === 'GET' ? parametersOfQuery(exchange.query) : parametersOfBody(body)
    return route.handle({ parameters, nowMs: this.#parts.clock.nowMs(), key })
  }

  /** Failed attempts use the budget of the address, so that a wrong key cannot spend its owner's. */
  #authenticate(exchange: Exchange, route: SignedRoute, body: Uint8Array): PracticeKey {
    const nowMs = this.#parts.clock.nowMs()
    const { method, path, query, address } = exchange
    const { headers } = exchange.request
    try {
      const signed = { method, path, query, address, headers, body }
      return authenticateRequest(signed, this.#parts.access, nowMs)
    } catch (error) {
      this.#takeRate(exchange, route.path, address, Math.max(route.perSecond, 20))
      throw error
    }
  }

  #takeRate(exchange: Exchange, path: string, caller: string, perSecond: number): void {
    const verdict = this.#parts.limits.take(path, caller, perSecond, this.#parts.clock.nowMs())
    exchange.remaining = verdict.remaining
    if (!verdict.allowed) throw tooMany()
  }

  #refuse(error: unknown, exchange: Exchange): Answer {
    const nowMs = this.#parts.clock.nowMs()
    if (error instanceof Refusal) return refusalAnswer(error, nowMs, exchange.locale)
    this.#parts.report(error)
    return refusalAnswer(new Refusal('40015', [], 500), nowMs, exchange.locale)
  }

  #send(exchange: Exchange, response: ServerResponse, answer: Answer): void {
    if (response.destroyed) return
    const isUnread = answer.status === 413 || answer.status === 403
    response.writeHead(answer.status, {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(answer.body),
      'Cache-Control': 'no-store',
      'x-mbx-used-remain-limit': exchange.remaining,
      'X-BG-REQUEST-ACCEPT-TIME': exchange.acceptUs,
      'X-BG-RESPONSE-COMPLETE-TIME': this.#parts.clock.nowUs(),
      ...(isUnread ? { Connection: 'close' } : {}),
    })
    response.end(answer.body)
  }
}

function tooMany(): Refusal {
  return new Refusal('429', [], 429)
}

function faultRefusal(status: number): Refusal {
  return status === 429 ? tooMany() : new Refusal('40015', [], status)
}
