import type { PracticeExchange } from '../practice-exchange.ts'

/** What a program that started the exchange needs to use it. */
export function announcement(exchange: PracticeExchange) {
  const { rest, publicWs, privateWs, seed } = exchange
  return {
    rest,
    publicWs,
    privateWs,
    seed,
    keys: exchange.keys.map(({ label, apiKey, secretKey, passphrase, permissions, algorithm }) => ({
      label,
      apiKey,
      secretKey,
      passphrase,
      permissions,
      algorithm,
    })),
  }
}

/** The same for a person. The secrets are shown because they open play money on this machine only. */
export function announcementTable(exchange: PracticeExchange): string {
  const facts = announcement(exchange)
  const keys = facts.keys.map(
    (key) =>
      `  ${key.label}\n` +
      `    API key     ${key.apiKey}\n` +
      `    secret key  ${key.secretKey.trimEnd().replaceAll('\n', '\n                ')}\n` +
      `    passphrase  ${key.passphrase}\n` +
      `    may         ${key.permissions.join(', ')}\n`,
  )
  return [
    'The practice exchange is running. Ctrl+C ends it.\n',
    `  REST            ${facts.rest}`,
    `  public socket   ${facts.publicWs}`,
    `  private socket  ${facts.privateWs}`,
    `  market seed     ${facts.seed}\n`,
    'Keys (play money; `demo` needs the header paptrading: 1)\n',
    ...keys,
  ].join('\n')
}
