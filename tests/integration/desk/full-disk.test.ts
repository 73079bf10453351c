import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'

const child = new URL('../../helpers/full-disk-child.ts', import.meta.url).pathname
const mount = 'mount -t tmpfs -o size=256k none "$1" && exec "$2" "$3" "$1"'

/** A small disk of its own needs a namespace of its own, which not every system gives. */
const hasNamespaces = spawnSync('unshare', ['-rm', 'true']).status === 0

it.skipIf(!hasNamespaces)(
  'on a disk that is really full nothing is half written, nothing is called written that is not, and room ends it',
  () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'keydesk-full-'))
    const { stdout, stderr } = spawnSync(
      'unshare',
      ['-rm', 'sh', '-c', mount, 'sh', folder, process.execPath, child],
      { encoding: 'utf8' },
    )
    rmSync(folder, { recursive: true })
    expect(stderr).toBe('')
    expect(JSON.parse(stdout)).toEqual({
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
