import type { ConnectionView, PracticeView } from '../../shared/domain/connection.ts'
import type { Environment } from '../../shared/domain/environment.ts'
import type { KeySet } from '../../shared/domain/key-set.ts'
import { OPEN_GATES } from './guard-builders.ts'

export function fakeKeySets(nowMs: number): ReadonlyArray<KeySet> {
  const common = { algorithm: 'hmac', storage: 'keychain', addedAtMs: nowMs - 86_400_000 } as const
  const all = ['trade-read', 'trade-write', 'manage-read', 'manage-write'] as const
  return [
    {
      ...common,
      id: 'key-practice-1',
      label: 'Practice',
      colour: 'plum',
      environment: 'practice',
      hint: '4f2a',
      facts: {
        accountUid: '7001234567',
        boundIps: ['127.0.0.1'],
        permissions: all,
        canWithdraw: false,
        checkedAtMs: nowMs - 42_000,
      },
    },
    {
      ...common,
      id: 'key-practice-2',
      label: 'Read only bench',
      colour: 'slate',
      environment: 'practice',
      hint: '09bc',
      storage: 'session',
      facts: {
        accountUid: '7001234567',
        boundIps: ['127.0.0.1'],
        permissions: ['trade-read', 'manage-read'],
        canWithdraw: false,
        checkedAtMs: nowMs - 3_600_000,
      },
    },
    {
      ...common,
      id: 'key-demo-1',
      label: 'Demo',
      colour: 'olive',
      environment: 'demo',
      hint: '77e1',
      facts: null,
    },
    {
      ...common,
      id: 'key-live-1',
      label: 'main',
      colour: 'rose',
      environment: 'live',
      hint: 'c3d9',
      facts: {
        accountUid: '5558812340',
        boundIps: [],
        permissions: all,
        canWithdraw: true,
        checkedAtMs: nowMs - 7_200_000,
      },
    },
    {
      ...common,
      id: 'key-live-2',
      label: 'office desk',
      colour: 'teal',
      environment: 'live',
      hint: '18aa',
      facts: {
        accountUid: '5558812340',
        boundIps: ['203.0.113.10', '203.0.113.11'],
        permissions: ['trade-read', 'trade-write', 'manage-read'],
        canWithdraw: false,
        checkedAtMs: nowMs - 600_000,
      },
    },
  ]
}

export const FAKE_PRACTICE: PracticeView = {
  state: 'running',
  rest: 'http://127.0.0.1:41873',
  publicWs: 'ws://127.0.0.1:41873/v3/ws/public',
  privateWs: 'ws://127.0.0.1:41873/v3/ws/private',
  seed: 20260921,
  problem: null,
}

export function fakeConnection(environment: Environment, nowMs: number): ConnectionView {
  const isPractice = environment === 'practice'
  const socketHost = isPractice
    ? 'ws://127.0.0.1:41873'
    : environment === 'demo'
      ? 'wss://wspap.bitget.com'
      : 'wss://ws.bitget.com'
  return {
    environment,
    restUrl: isPractice ? 'http://127.0.0.1:41873' : 'https://api.bitget.com',
    last: { roundTripMs: 42.31, exchangeMs: 2.616, networkMs: 39.694 },
    gates: OPEN_GATES,
    clock: { offsetMs: 12.4, boundMs: 19.2, sampledAtMs: nowMs - 2000 },
    publicSocket: {
      state: 'live',
      silentForMs: 80,
      reconnects: 0,
      url: `${socketHost}/v3/ws/public`,
    },
    privateSocket: {
      state: 'live',
      silentForMs: 1200,
      reconnects: 1,
      url: `${socketHost}/v3/ws/private`,
    },
    rate: { path: '/api/v3/trade/place-order', used: 3, limit: 10 },
  }
}
