import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { FuseV1Options } from '@electron/fuses'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

// The packaging's own code on a file that carries a fuse wire as Electron's binary does: a mark, a
// version, the number of fuses, and one character for each.

type SetFuses = (packed: {
  readonly appOutDir: string
  readonly electronPlatformName: string
  readonly packager: {
    readonly executableName: string
    readonly appInfo: { readonly productFilename: string }
  }
}) => Promise<void>

const MARK = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const AS_SHIPPED = '100101010'
const packager = { executableName: 'keydesk', appInfo: { productFilename: 'Keydesk' } }

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'keydesk-fuses-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

async function packed(name: string, wire: string): Promise<string> {
  const file = path.join(folder, name)
  const head = Buffer.concat([Buffer.from(MARK), Buffer.from([1, wire.length])])
  await writeFile(file, Buffer.concat([Buffer.alloc(64), head, Buffer.from(wire), Buffer.alloc(8)]))
  return file
}

// The packaging is plain JavaScript, outside of the project of the tests.
async function load(file: string): Promise<unknown> {
  return import(new URL(`../../../build/${file}`, import.meta.url).href)
}

async function setFuses(platform: string): Promise<void> {
  const { default: set } = (await load('set-fuses.mjs')) as { default: SetFuses }
  await set({ appOutDir: folder, electronPlatformName: platform, packager })
}

const wireOf = async (file: string) => {
  const text = await readFile(file, 'latin1')
  const at = text.indexOf(MARK) + MARK.length + 2
  return text.slice(at, at + AS_SHIPPED.length)
}

describe('the fuses of the packaged binary', () => {
  it('are decided one by one, and shut what is not needed', async () => {
    const { FUSES } = (await load('fuses.mjs')) as { FUSES: Readonly<Record<string, boolean>> }
    const named = Object.entries(FUSES).map(([fuse, on]) => [FuseV1Options[Number(fuse)], on])
    expect(Object.fromEntries(named)).toEqual({
      RunAsNode: false,
      EnableCookieEncryption: true,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableEmbeddedAsarIntegrityValidation: true,
      OnlyLoadAppFromAsar: true,
      LoadBrowserProcessSpecificV8Snapshot: false,
      GrantFileProtocolExtraPrivileges: false,
      WasmTrapHandlers: true,
    })
  })

  it.each([
    ['linux', 'keydesk'],
    ['win32', 'Keydesk.exe'],
  ])('are set in the binary for %s', async (platform, name) => {
    const file = await packed(name, AS_SHIPPED)
    await setFuses(platform)
    expect(await wireOf(file)).toBe('010011001')
  })

  it('stop the packaging when a binary has one that nobody has decided', async () => {
    await packed('keydesk', `${AS_SHIPPED}1`)
    await expect(setFuses('linux')).rejects.toThrow()
  })

  it('stop the packaging when one has no effect any more', async () => {
    await packed('keydesk', `r${AS_SHIPPED.slice(1)}`)
    await expect(setFuses('linux')).rejects.toThrow('no fuse RunAsNode')
  })
})

it('the packaging sets them, into an archive of what was bundled and nothing else', async () => {
  const config = await readFile(
    new URL('../../../build/electron-builder.yml', import.meta.url),
    'utf8',
  )
  expect(config).toMatch(/^afterPack: build\/set-fuses\.mjs$/m)
  expect(config).toMatch(/^asar: true$/m)
  expect(config).toMatch(/^ {2}hardenedRuntime: true$/m)
  expect(config).toContain('"!node_modules/**"')
  expect(config).not.toMatch(/- (?:build|tests|electron|renderer|shared)\//)
})
