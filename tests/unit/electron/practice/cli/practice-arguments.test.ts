import { expect, test } from 'vitest'
import { parsePracticeArguments } from '../../../../../electron/practice/cli/practice-arguments.ts'

test('without arguments the system chooses port and seed', () => {
  expect(parsePracticeArguments([])).toEqual({
    kind: 'run',
    options: { port: 0, seed: null, speed: 1, dataFolder: null, json: false },
  })
})

test('takes every documented option', () => {
  const args = ['--port', '8080', '--seed', '7', '--speed', '0.5', '--data', 'd', '--json']
  expect(parsePracticeArguments(args)).toEqual({
    kind: 'run',
    options: { port: 8080, seed: 7, speed: 0.5, dataFolder: 'd', json: true },
  })
})

test.each([
  [['--port', 'x'], '--port'],
  [['--port', '70000'], '--port'],
  [['--port', '1.5'], '--port'],
  [['--seed', '1.5'], '--seed'],
  [['--seed', ''], '--seed'],
  [['--speed', '101'], '--speed'],
  [['--speed', '1e2'], '--speed'],
  [['--speed', '-1'], '--speed'],
  [['--data', ''], '--data'],
  [['--data'], '--data'],
  [['--nope'], '--nope'],
  [['extra'], 'extra'],
])('%j is refused with a sentence that names the fault', (args, named) => {
  const result = parsePracticeArguments(args)
  expect(result.kind).toBe('wrong')
  expect(result.kind === 'wrong' && result.problem).toContain(named)
})

test('help is asked for with --help or -h', () => {
  expect(parsePracticeArguments(['--help']).kind).toBe('help')
  expect(parsePracticeArguments(['-h']).kind).toBe('help')
})
