import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DeskApp, launchDesk } from '../helpers/desk-app.ts'
import { waitUntil } from '../helpers/wait-until.ts'

// What a page that was taken over could try, against the running desk. Code runs in the page's own
// world, as an injected script would.

let desk: DeskApp
let userData = ''
let server: Server
let reached = 0
let outside = ''

beforeAll(async () => {
  server = createServer((_request, response) => {
    reached += 1
    response.setHeader('access-control-allow-origin', '*').end('reached')
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  outside = `127.0.0.1:${(server.address() as AddressInfo).port}`
  userData = mkdtempSync(path.join(os.tmpdir(), 'keydesk-page-'))
  desk = await launchDesk({ userData })
})

afterAll(async () => {
  await desk?.stop()
  server?.close()
  rmSync(userData, { recursive: true, force: true })
})

/** Runs `attempt` in the page and tells which directives of the page's policy it broke. */
async function violationsOf(attempt: string): Promise<string[]> {
  return desk.page.evaluate(async (code) => {
    const directives: string[] = []
    const note = (event: SecurityPolicyViolationEvent) => directives.push(event.effectiveDirective)
    document.addEventListener('securitypolicyviolation', note)
    await new Function(`return (async () => { ${code} })()`)
      .call(null)
      .catch(() => 'the attempt failed, as it should')
    for (let turn = 0; turn < 100 && directives.length === 0; turn += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
    document.removeEventListener('securitypolicyviolation', note)
    return directives
  }, attempt)
}

describe('the page', () => {
  it('is a secure context on an origin of its own', async () => {
    const facts = await desk.page.evaluate(() => [isSecureContext, location.pathname])
    expect(facts).toEqual([true, '/index.html'])
  })

  it('has no Node, no Electron and no door but the bridge', async () => {
    const found = await desk.page.evaluate(() => {
      const names = ['require', 'process', 'module', 'global', 'Buffer', 'electron', 'ipcRenderer']
      const suspicious = /^(cdp|__|keydeskSend|receive_|handshake|playwright)/i
      return [
        ...names.filter((name) => name in window),
        ...Object.getOwnPropertyNames(window).filter((name) => suspicious.test(name)),
      ]
    })
    // Chromium's own legacy members start with underscores too, on the prototype of all objects.
    expect(found).toEqual([])
  })

  it('has a bridge that cannot be changed and holds closures alone', async () => {
    const facts = await desk.page.evaluate(() => {
      const own = Object.getOwnPropertyDescriptor(window, 'keydesk')
      const { requests, events } = window.keydesk
      const functions = [...Object.values(requests), ...Object.values(events)]
      return {
        fixed: own?.writable === false && own.configurable === false,
        frozen: [window.keydesk, requests, events].every(Object.isFrozen),
        groups: Object.keys(window.keydesk).sort(),
        functionsOnly: functions.every((member) => typeof member === 'function'),
      }
    })
    expect(facts).toEqual({
      fixed: true,
      frozen: true,
      groups: ['events', 'requests'],
      functionsOnly: true,
    })
  })

  it.each([
    ['fetch', (address: string) => `await fetch('http://${address}/')`],
    ['a socket', (address: string) => `new WebSocket('ws://${address}/')`],
    ['a beacon', (address: string) => `navigator.sendBeacon('http://${address}/', 'x')`],
    ['an event source', (address: string) => `new EventSource('http://${address}/')`],
  ])('cannot connect anywhere by %s', async (_how, attempt) => {
    expect(await violationsOf(attempt(outside))).toContain('connect-src')
    expect(reached).toBe(0)
  })

  it('cannot connect to its own origin either', async () => {
    expect(await violationsOf("await fetch('./index.html')")).toContain('connect-src')
  })

  it.each([
    ['an image', 'img-src', (address: string) => `new Image().src = 'http://${address}/'`],
    [
      'a script',
      'script-src-elem',
      (address: string) =>
        `document.head.append(Object.assign(document.createElement('script'), { src: 'http://${address}/' }))`,
    ],
    [
      'an inline script',
      'script-src-elem',
      () =>
        `document.head.append(Object.assign(document.createElement('script'), { textContent: '1' }))`,
    ],
    [
      'a frame',
      'frame-src',
      (address: string) =>
        `document.body.append(Object.assign(document.createElement('iframe'), { src: 'http://${address}/' }))`,
    ],
    [
      'a form',
      'form-action',
      (address: string) =>
        `document.body.appendChild(Object.assign(document.createElement('form'), { action: 'http://${address}/' })).submit()`,
    ],
    [
      'a base address',
      'base-uri',
      (address: string) =>
        `document.head.append(Object.assign(document.createElement('base'), { href: 'http://${address}/' }))`,
    ],
  ])('cannot load or send by %s', async (_how, directive, attempt) => {
    expect(await violationsOf(attempt(outside))).toContain(directive)
    expect(reached).toBe(0)
  })

  it('cannot run text as code', async () => {
    // The debugger's own evaluation is exempt; a timer with a text is not.
    expect(
      await desk.page.evaluate(async () => {
        setTimeout('window.textRan = true' as unknown as () => void, 0)
        await new Promise((resolve) => setTimeout(resolve, 50))
        return 'textRan' in window
      }),
    ).toBe(false)
  })
})

describe('leaving the page', () => {
  it.each([
    ['another site', () => `http://${outside}/`],
    ['a look-alike host', () => 'https://keydesk.app.invalid.example.com/'],
    ['a look-alike scheme', () => 'app://keydesk.example/index.html'],
    ['a file', () => 'file:///etc/passwd'],
    ['a data page', () => 'data:text/html,<p>moved</p>'],
    ['a script address', () => 'javascript:document.body.remove()'],
  ])('to %s is not possible', async (_where, address) => {
    const before = desk.page.url()
    await desk.page
      .evaluate((target) => {
        const link = document.createElement('a')
        link.href = target
        document.body.append(link)
        link.click()
        link.remove()
        location.assign(target)
      }, address())
      .catch(() => 'refused by Chromium itself')
    await waitUntil('the page to answer', () => stillAnswers(), 5000)
    expect(desk.page.url()).toBe(before)
    expect(reached).toBe(0)
  })

  it('by a new window is not possible', async () => {
    await desk.page.evaluate((target) => {
      window.open(`http://${target}/`)
      window.open('about:blank')
      const link = Object.assign(document.createElement('a'), {
        href: `http://${target}/`,
        target: '_blank',
      })
      document.body.append(link)
      link.click()
      link.remove()
    }, outside)
    await waitUntil('other windows to be gone', () => desk.page.context().pages().length === 1)
    expect(reached).toBe(0)
    expect(await stillAnswers()).toBe(true)
  })

  it('to its own start is possible, with the bridge there again', async () => {
    await desk.page.reload()
    expect(await stillAnswers()).toBe(true)
  })
})

describe('what the page may ask of the machine', () => {
  it.each(['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'])(
    '%s is denied without a prompt',
    async (name) => {
      const state = await desk.page.evaluate(
        async (permission) =>
          (await navigator.permissions.query({ name: permission as PermissionName })).state,
        name,
      )
      expect(state).toBe('denied')
    },
  )

  it('the clipboard cannot be read', async () => {
    const outcome = await desk.page.evaluate(() =>
      navigator.clipboard.readText().then(
        () => 'read',
        (error: Error) => error.name,
      ),
    )
    expect(outcome).toBe('NotAllowedError')
  })

  it('a link opens by its name, and only when main has an address for it', async () => {
    if (desk.runtime !== 'stand-in') return
    const answer = await desk.page.evaluate(() =>
      window.keydesk.requests['app.openLink']('api-key-management'),
    )
    expect(answer).toEqual({ ok: true, value: null })
    const opened = readFileSync(path.join(userData, 'opened-links.log'), 'utf8')
    expect(opened).toBe('https://www.bitget.com/account/newapi\n')
  })
})

async function stillAnswers(): Promise<boolean> {
  const answer = await desk.page.evaluate(() => window.keydesk.requests['app.start']())
  return answer.ok
}
