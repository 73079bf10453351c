import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFrame } from '../../../../../electron/bitget/socket/frame.ts'

describe('parseFrame', () => {
  it.each([
    ['pong', 'pong'],
    ['ping', 'ping'],
    ['{"event":"trade","id":"c-1","code":"0"}', 'trade'],
    ['{"event":"error","id":"c-1","code":"25202","msg":"no"}', 'trade'],
    ['{"event":"error","id":5,"code":"25202"}', 'trade'],
    ['{"event":"subscribe","id":5,"arg":{"instType":"UTA","topic":"order"}}', 'control'],
    ['{"event":"login","code":0,"connId":"x"}', 'control'],
    ['{"event":"subscribe","arg":{"instType":"UTA","topic":"order"}}', 'control'],
    ['{"event":"error","code":30001,"msg":"x"}', 'control'],
    [
      '{"action":"update","arg":{"instType":"spot","topic":"books","symbol":"A"},"data":[],"ts":1}',
      'data',
    ],
    ['{"action":"update","arg":{"instType":"UTA","topic":"fast-fill"},"data":{},"ts":1}', 'data'],
    ['', 'malformed'],
    ['"pong"', 'malformed'],
    ['null', 'malformed'],
    ['[]', 'malformed'],
    ['{"event":"surprise"}', 'malformed'],
    ['{"action":"delete","arg":{},"data":[]}', 'malformed'],
    ['{"action":"update","arg":{"topic":"books"},"data":[]}', 'malformed'],
    [
      '{"action":"update","arg":{"instType":"spot","topic":"books","symbol":5},"data":[]}',
      'malformed',
    ],
    ['{"action":"update","arg":{"instType":"spot","topic":"books"},"data":null}', 'malformed'],
  ])('takes %s for %s', (text, kind) => {
    expect(parseFrame(text).kind).toBe(kind)
  })

  it('reads control codes as text, whether they come as number or string', () => {
    expect(parseFrame('{"event":"error","code":30015,"msg":"Invalid sign"}')).toMatchObject({
      code: '30015',
    })
    expect(parseFrame('{"event":"error","code":"30015"}')).toMatchObject({
      code: '30015',
      message: '',
    })
  })

  it('reads the documented refusal of an order, and bounds what it says', () => {
    const text = '{"event":"error","id":"c-1001","code":"25202","msg":"Insufficient balance"}'
    expect(parseFrame(text)).toEqual({
      ...{ kind: 'trade', id: 'c-1001', event: 'error', code: '25202', text },
      ...{ message: 'Insufficient balance', args: undefined, rateLimit: undefined },
    })
    const long = JSON.stringify({ event: 'error', id: 5, code: 1, msg: 'x'.repeat(999) })
    expect(parseFrame(long)).toMatchObject({ id: '5', code: '1', message: 'x'.repeat(300) })
  })

  it('survives a frame nested a million times', () => {
    expect(parseFrame('['.repeat(1_000_000)).kind).toBe('malformed')
    expect(parseFrame(`${'['.repeat(500_000)}${']'.repeat(500_000)}`)).toMatchObject({
      reason: 'nested too deeply',
    })
    expect(
      parseFrame(`{"action":"update","data":${'['.repeat(20_000)}${']'.repeat(20_000)}}`).kind,
    ).toBe('malformed')
  })

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc
            .jsonValue()
            .map((data) =>
              JSON.stringify({ action: 'update', arg: { instType: 'a', topic: 'b' }, data }),
            ),
        ),
        (text) => {
          expect(parseFrame(text).kind).toBeTypeOf('string')
        },
      ),
    )
  })
})
