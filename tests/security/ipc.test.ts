import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DeskApp, launchDesk, launchSecondDesk } from '../helpers/desk-app.ts'

// Requests that our own page would never send, through the real preload and the real main.

let desk: DeskApp
let userData = ''

beforeAll(async () => {
  userData = mkdtempSync(path.join(os.tmpdir(), 'keydesk-ipc-'))
  desk = await launchDesk({ userData })
})

afterAll(async () => {
  await desk?.stop()
  rmSync(userData, { recursive: true, force: true })
})

/** Calls a request with arguments made inside the page from a piece of code. */
function call(name: string, argumentCode: string): Promise<unknown> {
  return desk.page.evaluate(
    ([request, code]) => {
      const args = new Function(`return [${code}]`)() as unknown[]
      // Any name and any arguments, as hostile code would.
      const requests = window.keydesk.requests as unknown as Record<
        string,
        (...args: unknown[]) => Promise<unknown>
      >
      return requests[request as string]?.(...args)
    },
    [name, argumentCode],
  )
}

describe('arguments of the page', () => {
  it.each([
    ['one too many', 'keys.list', '1'],
    ['none', 'keys.refresh', ''],
    ['of another type', 'keys.refresh', '{}'],
    ['an address for a link', 'app.openLink', "'https://example.com'"],
    ['a name of every object for a link', 'app.openLink', "'__proto__'"],
    ['NaN', 'market.candles', "{ category: 'SPOT', symbol: 'BTCUSDT' }, '1m', NaN"],
    ['an infinite time', 'market.candles', "{ category: 'SPOT', symbol: 'BTCUSDT' }, '1m', 1/0"],
    ['undefined in a patch', 'settings.change', '{ theme: undefined }'],
    ['a prototype member', 'settings.change', `JSON.parse('{"__proto__":{"theme":"light"}}')`],
    ['a member too many', 'settings.change', "{ theme: 'dark', isAdmin: true }"],
    ['five million characters', 'keys.refresh', "'x'.repeat(5000000)"],
    ['a hundred thousand values', 'settings.change', '{ favourites: Array(100000).fill(1) }'],
    ['a path in a symbol', 'market.watch', "{ category: 'SPOT', symbol: '../account' }, '1m'"],
  ])('%s: an answer that says malformed', async (_what, name, code) => {
    expect(await call(name, code)).toMatchObject({
      ok: false,
      error: { kind: 'invalid', reason: 'malformed' },
    })
  })

  it('a function or a symbol do not cross at all', async () => {
    const outcome = await desk.page
      .evaluate(() =>
        window.keydesk.requests['app.openLink'](Symbol('x') as unknown as 'api-documentation').then(
          (answer) => (answer.ok ? 'answered' : 'refused'),
          () => 'refused',
        ),
      )
      .catch(() => 'refused')
    expect(outcome).toBe('refused')
  })

  it('refusals stand in the log, without what was refused', async () => {
    const canary = 'canary-7f3a9c'
    await call('keys.refresh', `{ secret: '${canary}' }`)
    await call('keys.add', `{ secretKey: '${canary}' }`)
    const log = desk.readLogFile()
    expect(log).toContain('malformed')
    expect(log).not.toContain(canary)
  })

  it('the page stays as it is and main answers on', async () => {
    expect(await call('app.start', '')).toMatchObject({ ok: true })
    expect(desk.logs.filter((line) => line.startsWith('page error'))).toEqual([])
  })
})

describe('frames inside the page', () => {
  it('have no bridge', async () => {
    const found = await desk.page.evaluate(async () => {
      const frame = document.createElement('iframe')
      frame.srcdoc = '<p>inside</p>'
      document.body.append(frame)
      await new Promise((resolve) => {
        frame.addEventListener('load', resolve)
      })
      const inside = frame.contentWindow as (Window & { keydesk?: unknown }) | null
      const names = inside === null ? [] : Object.getOwnPropertyNames(inside)
      frame.remove()
      return names.filter((name) => /keydesk|receive_/.test(name))
    })
    expect(found).toEqual([])
  })

  it('are refused by main even when they forge a message below the bridge', async () => {
    // Possible only with the debugger, which no page has: it gives the frame the binding.
    if (desk.runtime !== 'stand-in') return
    const protocol = await desk.page.context().newCDPSession(desk.page)
    await desk.page.evaluate(async () => {
      const frame = document.createElement('iframe')
      frame.id = 'forger'
      document.body.append(frame)
    })
    const { frameTree } = await protocol.send('Page.getFrameTree')
    const frameId = frameTree.childFrames?.[0]?.frame.id ?? ''
    const { executionContextId } = await protocol.send('Page.createIsolatedWorld', {
      frameId,
      worldName: 'keydesk-preload',
    })
    await protocol.send('Runtime.evaluate', {
      contextId: executionContextId,
      expression: `globalThis.keydeskSend(JSON.stringify({ id: 1, channel: 'keydesk:request:keys.list', args: [] }))`,
    })
    // Main handles messages in order: once it has answered this one, the forged one is through.
    await call('app.start', '')
    expect(desk.readLogFile()).toMatch(/untrusted sender[^\n]*|[^\n]*untrusted sender/)
    await desk.page.evaluate(() => document.getElementById('forger')?.remove())
  })
})

describe('a second start on the same folder', () => {
  it('ends by itself and leaves the first at work', async () => {
    expect(await launchSecondDesk(userData)).toBe(0)
    expect(await call('app.start', '')).toMatchObject({ ok: true })
  })
})
