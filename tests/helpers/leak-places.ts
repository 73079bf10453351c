import { readdir, readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { type Canary, type Leak, searchForCanaries } from './canary.ts'

/** Arguments and environment of a process and of all that it started. Linux alone tells them. */
export async function searchProcesses(
  pid: number,
  canaries: ReadonlyArray<Canary>,
): Promise<{ readonly processes: number; readonly leaks: ReadonlyArray<Leak> }> {
  const family = await familyOf(pid)
  const leaks = await Promise.all(
    family.flatMap((one) =>
      ['cmdline', 'environ'].map(async (file) => {
        const text = await readFile(`/proc/${one}/${file}`, 'latin1').catch(() => '')
        return searchForCanaries(`${file} of process ${one}`, text, canaries)
      }),
    ),
  )
  return { processes: family.length, leaks: leaks.flat() }
}

async function familyOf(pid: number): Promise<ReadonlyArray<number>> {
  const all = (await readdir('/proc')).map(Number).filter((one) => Number.isInteger(one))
  const parents = await Promise.all(
    all.map(async (one) => {
      // A process that has ended meanwhile is nobody's child.
      const text = await readFile(`/proc/${one}/stat`, 'latin1').catch(() => '')
      return [one, Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[1])] as const
    }),
  )
  const family = new Set([pid])
  for (let before = 0; before !== family.size; ) {
    before = family.size
    for (const [one, parent] of parents) if (family.has(parent)) family.add(one)
  }
  return [...family]
}

/** Every text that the page's JavaScript still holds, after a garbage collection. */
export async function heapOf(page: Page): Promise<string> {
  const protocol = await page.context().newCDPSession(page)
  const parts: string[] = []
  protocol.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => parts.push(chunk))
  await protocol.send('HeapProfiler.enable')
  await protocol.send('HeapProfiler.collectGarbage')
  await protocol.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await protocol.detach()
  return parts.join('')
}

/** What the page shows and holds in its document, values of its fields included. */
export function documentOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')]
    const stores = [localStorage, sessionStorage].map((store) => JSON.stringify(store))
    return [
      document.title,
      document.documentElement.outerHTML,
      ...fields.map((field) => field.value),
      ...stores,
      location.href,
      JSON.stringify(history.state),
    ].join('\n')
  })
}
