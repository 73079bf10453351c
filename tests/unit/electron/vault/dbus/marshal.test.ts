import { describe, expect, it } from 'vitest'
import { busSocketPath } from '../../../../../electron/vault/dbus/address.ts'
import { Marshaller, splitTypes } from '../../../../../electron/vault/dbus/marshal.ts'
import { Unmarshaller } from '../../../../../electron/vault/dbus/unmarshal.ts'

describe('the D-Bus wire format', () => {
  it('splits a signature into its complete types', () => {
    expect(splitTypes('a{sv}(oayays)bao')).toEqual(['a{sv}', '(oayays)', 'b', 'ao'])
  })

  it('aligns and counts as the specification prints it', () => {
    const out = new Marshaller()
    out.writeAll('yu', [1, 2])
    expect([...out.bytes]).toEqual([1, 0, 0, 0, 2, 0, 0, 0])
    const text = new Marshaller()
    text.write('s', 'foo')
    expect([...text.bytes]).toEqual([3, 0, 0, 0, 0x66, 0x6f, 0x6f, 0])
  })

  it('reads back what it wrote', () => {
    const out = new Marshaller()
    const values = [
      [
        ['service', 'Keydesk'],
        ['ä', ''],
      ],
      true,
      ['/', [255, 0], 'x'],
    ]
    out.writeAll('a{ss}b(oays)', values)
    expect(new Unmarshaller(out.bytes).readAll('a{ss}b(oays)')).toEqual(values)
  })

  it('refuses a message that ends early instead of reading past it', () => {
    const cut = new Unmarshaller(Buffer.from([200, 0, 0, 0, 0x66]))
    expect(() => cut.read('s')).toThrow(RangeError)
  })

  it.each([
    [{ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/0/bus,guid=ab' }, '/run/user/0/bus'],
    [{ DBUS_SESSION_BUS_ADDRESS: 'tcp:host=x;unix:abstract=/tmp/a%20b' }, '\0/tmp/a b'],
    [{ XDG_RUNTIME_DIR: '/run/user/0' }, '/run/user/0/bus'],
    [{ DBUS_SESSION_BUS_ADDRESS: 'tcp:host=x', XDG_RUNTIME_DIR: '/run/user/0' }, null],
    [{}, null],
  ])('finds the bus of %j at %j', (environment, socketPath) => {
    expect(busSocketPath(environment)).toBe(socketPath)
  })
})
