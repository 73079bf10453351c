import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { RSA_KEY_PLAN } from '../../electron/practice/accounts/practice-key.ts'
import { Story } from '../e2e/story.ts'
import { type Canary, privateKeyCanaries, searchForCanaries } from '../helpers/canary.ts'
import { waitUntil } from '../helpers/wait-until.ts'

// What main's JavaScript holds while it is at work and after it has locked. Node writes its heap to
// a file on a signal; Electron's main process has no such door, so this runs on the stand-in alone.

let story: Story
let dumps: string
let canaries: ReadonlyArray<Canary>

beforeAll(async () => {
  dumps = await mkdtemp(path.join(tmpdir(), 'keydesk-heap-'))
  story = await Story.begin({
    ...{ seed: 62, extraKeys: [RSA_KEY_PLAN] },
    nodeArgs: ['--heapsnapshot-signal=SIGUSR2', `--diagnostic-dir=${dumps}`],
  })
  await story.desk.addKey({ ...story.keyOf('rsa'), label: 'Signs with RSA' })
  await story.app.page
    .getByRole('article', { name: 'Signs with RSA' })
    .getByText('In use')
    .waitFor()
  await story.desk.open('trade')
  await story.desk.placeMarket('buy', '0.01')
  await waitUntil('the fill', () => story.engine.fills(story.accountId).length > 0)
  const full = story.keyOf('full')
  canaries = [
    { name: 'the secret', secret: full.secretKey },
    { name: 'the passphrase', secret: full.passphrase },
    ...privateKeyCanaries('the private key', story.keyOf('rsa').secretKey),
  ]
}, 60_000)

afterAll(async () => {
  await story?.end()
  await rm(dumps, { recursive: true, force: true })
})

async function heapOfMain(): Promise<string> {
  const before = await readdir(dumps)
  process.kill(story.app.pid, 'SIGUSR2')
  const file = await waitUntil('the heap', async () => {
    const name = (await readdir(dumps)).find((one) => !before.includes(one))
    if (name === undefined) return null
    const whole = path.join(dumps, name)
    // Node writes while everything else in it stands still: an answer means that it is done.
    await story.app.page.evaluate(() => window.keydesk.requests['app.start']())
    return (await stat(whole)).size > 0 ? whole : null
  })
  return readFile(file, 'utf8')
}

const found = (heap: string) => [
  ...new Set(searchForCanaries('heap', heap, canaries).map(({ canary }) => canary)),
]

it('holds secrets while the desk is open, which the search sees', async () => {
  if (story.app.runtime !== 'stand-in') return
  expect(found(await heapOfMain())).toContain('the passphrase')
})

it('holds none once the desk is locked', async () => {
  if (story.app.runtime !== 'stand-in') return
  await story.app.machine({ event: 'lock-screen' })
  await story.app.page.getByRole('heading', { name: 'Keydesk is locked' }).waitFor()
  expect(found(await heapOfMain())).toEqual([])
})
