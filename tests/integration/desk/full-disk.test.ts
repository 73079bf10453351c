import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'

const mount = 'mount -t tmpfs -o size=256k none "$1" && exec "$2" "$3" "$1"'

/** A small disk of its own needs a namespace of its own, which not every system gives. */
const hasNamespaces = spawnSync('unshare', ['-rm', 'true']).status === 0

/** What `child` prints, run on a disk of its own. */
function onOwnDisk(child: string): unknown {
  const folder = mkdtempSync(path.join(tmpdir(), 'keydesk-disk-'))
  const script = new URL(`../../helpers/${child}`, import.meta.url).pathname
  const { stdout, stderr } = spawnSync(
    'unshare',
    ['-rm', 'sh', '-c', mount, 'sh', folder, process.execPath, script],
    { encoding: 'utf8' },
  )
  rmSync(folder, { recursive: true })
  expect(stderr).toBe('')
  return JSON.parse(stdout)
}

it.skipIf(!hasNamespaces)(
  'on a disk that is really full nothing is half written, nothing is called written that is not, and room ends it',
  () => {
    expect(onOwnDisk('full-disk-child.ts')).toEqual({
      before: 'written',
      single: 'disk-full',
      batch: 'disk-full',
      state: false,
      told: [
        { kind: 'journal-not-written', reason: 'disk-full' },
        { kind: 'file-not-written', file: 'state.json', reason: 'disk-full' },
      ],
      after: 'written',
      stateAfter: true,
      kept: 'after',
      practice: [
        { kind: 'file-not-written', file: 'events.jsonl', reason: 'disk-full' },
        'written again',
      ],
      isJournalTrue: true,
    })
  },
)

it.skipIf(!hasNamespaces)(
  'on a disk that is really read-only the journal is closed, what is under way in it is known, and a start is refused',
  () => {
    expect(onOwnDisk('read-only-disk-child.ts')).toEqual({
      journal: 'read-only',
      left: ['kd-1'],
      read: 'kept',
      write: false,
      told: [{ kind: 'file-not-written', file: 'state.json', reason: 'read-only' }],
      userData: 'not-writable',
      practice: 'EROFS',
    })
  },
)
