import { describe, expect, it } from 'vitest'
import { closeInOrder } from '../../../../electron/shell/closing-order.ts'
import { loopbackOrigin, parseLaunchOptions } from '../../../../electron/shell/launch-options.ts'
import { CapturedLog } from '../../../helpers/captured-log.ts'

describe('the command line', () => {
  it('is read as far as it is ours', () => {
    expect(
      parseLaunchOptions([
        '--no-sandbox',
        '--user-data=/tmp/a=b',
        '--downloads=/tmp/files',
        '--practice-address=http://127.0.0.1:81',
        '--practice-seed=7',
        '--practice-speed=2.5',
        '--practice-data=/etc',
        '--practice-seed=--evil',
      ]),
    ).toEqual({
      userData: '/tmp/a=b',
      downloads: '/tmp/files',
      practiceAddress: 'http://127.0.0.1:81',
      practiceArguments: ['--seed', '7', '--speed', '2.5'],
    })
  })

  it.each([
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://localhost:8080/path', 'http://localhost:8080'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
    ['https://127.0.0.1:8080', null],
    ['http://127.0.0.1.example.com', null],
    ['http://127.0.0.1@example.com', null],
    ['http://10.0.0.1:8080', null],
    ['http://0.0.0.0:8080', null],
    ['ws://127.0.0.1:8080', null],
    ['127.0.0.1:8080', null],
  ])('a practice exchange at %s is %s', (address, origin) => {
    expect(loopbackOrigin(address)).toBe(origin)
  })
})

describe('closing', () => {
  it('goes in order; a failure and a delay do not keep the next', async () => {
    const log = new CapturedLog()
    const ended: string[] = []
    await closeInOrder(
      [
        { name: 'first', close: async () => void ended.push('first') },
        {
          name: 'failing',
          close: () => {
            throw new Error('no')
          },
        },
        { name: 'endless', close: () => new Promise(() => undefined) },
        { name: 'last', close: () => void ended.push('last') },
      ],
      log,
      10,
    )
    expect(ended).toEqual(['first', 'last'])
    expect(log.lines.map(({ fields }) => fields.name)).toEqual(['failing', 'endless'])
  })
})
