import { expect, test } from 'vitest'
import { isFromThisMachine } from '../../../../../electron/practice/server/loopback.ts'

test.each([
  [{ host: '127.0.0.1:8080' }, true],
  [{ host: 'localhost:8080' }, true],
  [{ host: '[::1]:8080' }, true],
  [{ host: '127.0.0.1:8080', origin: 'http://localhost:3000' }, true],
  [{}, false],
  [{ host: 'evil.example:8080' }, false],
  [{ host: '127.0.0.1.evil.example' }, false],
  [{ host: '127.0.0.1@evil.example' }, false],
  [{ host: '127.0.0.1:8080', origin: 'https://evil.example' }, false],
  [{ host: '127.0.0.1:8080', origin: 'null' }, false],
  [{ host: '127.0.0.1:8080', origin: 'app://keydesk' }, false],
  [{ host: '127.0.0.1:8080', origin: 'http://localhost.evil.example' }, false],
])('%j is served: %s', (headers, served) => {
  expect(isFromThisMachine(headers)).toBe(served)
})
