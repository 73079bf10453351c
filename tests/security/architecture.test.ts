import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importsOf, readImports, sourceFiles } from '../helpers/import-graph.ts'
import { folderCycles, violationOf } from '../helpers/import-rules.ts'

const ROOT = path.join(import.meta.dirname, '..', '..')
const FOLDERS = ['shared', 'electron', 'renderer']

function violations(root: string): ReadonlyArray<string> {
  return readImports(root, FOLDERS)
    .map(violationOf)
    .filter((violation) => violation !== null)
}

describe('the import table', () => {
  it('holds for every file', () => {
    expect(sourceFiles(ROOT, FOLDERS).length).toBeGreaterThan(20)
    expect(violations(ROOT)).toEqual([])
  })

  it('has no cycle between folders', () => {
    expect(folderCycles(readImports(ROOT, FOLDERS))).toEqual([])
  })
})

describe('the check of the import table', () => {
  let root: string

  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'keydesk-tree-'))
    await Promise.all(FOLDERS.map((folder) => mkdir(path.join(root, folder))))
  })

  afterEach(() => rm(root, { recursive: true, force: true }))

  async function plant(file: string, source: string): Promise<void> {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true })
    await writeFile(path.join(root, file), source)
  }

  it.each([
    ['shared/domain/a.ts', `import { x } from '../../electron/desk/x.ts'`],
    ['shared/domain/a.ts', `import { readFile } from 'node:fs'`],
    ['shared/domain/a.ts', `import React from 'react'`],
    ['electron/bitget/a.ts', `import { Vault } from '../vault/vault.ts'`],
    ['electron/bitget/a.ts', `import { type A, Vault } from '../vault/vault.ts'`],
    ['electron/bitget/a.ts', `import { x } from '../desk/x.ts'`],
    ['electron/vault/a.ts', `import keytar from 'keytar'`],
    ['electron/vault/a.ts', `const keytar = require('keytar')`],
    ['electron/desk/a.ts', `import type { Credential } from '../vault/credential.ts'`],
    ['electron/desk/a.ts', `const rest = await import('../bitget/rest.ts')`],
    ['electron/desk/a.ts', `import { app } from 'electron'`],
    ['electron/desk/a.ts', `import WebSocket from 'ws'`],
    ['electron/practice/a.ts', `export { sign } from '../bitget/signing/sign.ts'`],
    ['electron/practice/a.ts', `import type { Requests } from '../../shared/ipc/contract.ts'`],
    ['electron/practice/a.ts', `export * from '../vault/credential.ts'`],
    ['electron/preload/a.ts', `import { readFile } from 'node:fs'`],
    ['electron/preload/a.ts', `import { shell } from 'electron'`],
    ['electron/shell/a.ts', `import { engine } from '../practice/engine.ts'`],
    ['electron/vault/a.ts', `import { readFile } from 'fs/promises'`],
    ['electron/other/a.ts', `import { x } from '../../shared/domain/order.ts'`],
    ['renderer/a.tsx', `import { x } from '../electron/desk/x.ts'`],
    ['renderer/a.tsx', `import 'node:fs'`],
    ['renderer/a.tsx', `import { ipcRenderer } from "electron"`],
    ['renderer/a.tsx', `import {\n  a,\n  b,\n} from '../build/x.ts'`],
    ['renderer/a.tsx', `import undici from 'undici'`],
  ])('reports in %s: %s', async (file, source) => {
    await plant(file, source)
    expect(violations(root)).toHaveLength(1)
    expect(violations(root)[0]).toContain(file)
  })

  it.each([
    ['electron/bitget/a.ts', `import type { Credential } from '../vault/credential.ts'`],
    ['electron/bitget/a.ts', `import { type A, type B } from '../vault/credential.ts'`],
    ['electron/vault/keytar-keychain.ts', `type K = typeof import('keytar')`],
    ['electron/practice/a.ts', `import { x } from '../../shared/rules/x.ts'`],
    ['electron/preload/a.ts', `import { contextBridge, ipcRenderer } from 'electron'`],
    ['electron/main.ts', `import { Vault } from './vault/vault.ts'`],
    ['renderer/a.tsx', `import { createRoot } from 'react-dom/client'`],
    ['renderer/a.tsx', `// import { x } from 'undici'\n/* import 'ws' */`],
  ])('allows in %s: %s', async (file, source) => {
    await plant(file, source)
    expect(violations(root)).toEqual([])
  })

  it('reports a cycle between folders', async () => {
    await plant('electron/a/x.ts', `import { y } from '../b/y.ts'`)
    await plant('electron/b/y.ts', `import { z } from '../c/z.ts'`)
    await plant('electron/c/z.ts', `import { x } from '../a/x.ts'`)
    expect(folderCycles(readImports(root, FOLDERS))).toEqual([
      'electron/a -> electron/b -> electron/c -> electron/a',
    ])
  })

  it('reads every import of a file', () => {
    const source = `import a, { b } from './a.ts'
import * as c from "./c.ts"
import './side-effect.css'
export type { D } from './d.ts'
const e = import('./e.ts')`
    expect(importsOf('renderer/x.ts', source).map((one) => [one.target, one.isTypeOnly])).toEqual([
      ['renderer/a.ts', false],
      ['renderer/c.ts', false],
      ['renderer/d.ts', true],
      ['renderer/side-effect.css', false],
      ['renderer/e.ts', false],
    ])
  })
})
