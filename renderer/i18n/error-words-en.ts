import { commonWords } from './common-words.ts'
import type { ErrorValues, ErrorWords } from './error-words-shape.ts'
import { guardErrorsInEnglish } from './guard-error-words.ts'

const ENVIRONMENT: ErrorValues = commonWords.en.environment
const PERMISSION: ErrorValues = commonWords.en.permission

export const errorsInEnglish: ErrorWords = {
  kind: {
    invalid: 'Not sent',
    refused: 'Refused',
    unauthorised: 'Key not accepted',
    rateLimited: 'Too many requests',
    unavailable: 'No answer',
    unknownOutcome: 'Uncertain',
    keychain: 'Keychain trouble',
    fileNotWritten: 'File not written',
    internal: 'Fault in the desk',
  },
  invalidTitle: 'Not sent: the desk checked it first.',
  invalid: {
    malformed: () => 'The request did not have the expected shape.',
    required: () => 'Required.',
    'not-a-number': () => 'Enter a number such as 0.25, with a point and without separators.',
    'not-positive': () => 'Enter a number greater than zero.',
    'off-tick': ({ tick = '' }) => `The price must be a multiple of ${tick}.`,
    'off-step': ({ step = '' }) => `The size must be a multiple of ${step}.`,
    'below-minimum': ({ minimum = '', coin = '' }) => `The least is ${minimum} ${coin}.`,
    'above-maximum': ({ maximum = '', coin = '' }) => `The most is ${maximum} ${coin}.`,
    'below-minimum-value': ({ minimum = '', coin = 'USDT' }) =>
      `The order must be worth at least ${minimum} ${coin}.`,
    'outside-band': ({ limit = '', side = 'buy' }) =>
      side === 'sell'
        ? `Too far below the market: the exchange takes sells from ${limit} up.`
        : `Too far above the market: the exchange takes buys up to ${limit}.`,
    'above-available': ({ needed = '', available = '', coin = '' }) =>
      available === ''
        ? 'More than is available.'
        : `Needs ${needed} ${coin}, and ${available} ${coin} is available.`,
    'not-tradable': () => 'This instrument cannot be traded now.',
    'post-only-market': () => 'A market order cannot be post-only.',
    'reduce-only-spot': () => 'Spot orders have no position to reduce.',
    'unit-not-possible': () => 'Enter this size in the base coin.',
    'stale-market': () =>
      'Guard “stale market”: prices are late, so market orders wait until the feed is live. Limit orders, and orders that reduce, still go.',
    'unknown-instrument': ({ symbol = '' }) => `The exchange does not list ${symbol}.`,
    'no-key': () => 'Choose or add a key for this environment first.',
    'missing-permission': ({ permission = '' }) =>
      `The key lacks ${permission === '' ? 'a permission' : `“${PERMISSION[permission] ?? permission}”`}. Give it at the exchange and refresh the key, or use another key.`,
    'position-side-missing': () =>
      'The account is in hedge mode: choose whether the order is for the long or the short position.',
    'position-side-one-way': () =>
      'The account is in one-way mode: there is one position to a symbol.',
    'reduce-only-hedge': () =>
      'In hedge mode an order closes by its position side, not by reduce-only.',
    'exit-wrong-side': ({ exit = '', limit = '', side = '' }) =>
      exit === 'takeProfit'
        ? `The take-profit of a ${side} must be ${side === 'short' ? 'below' : 'above'} ${limit}.`
        : `The stop-loss of a ${side} must be ${side === 'short' ? 'above' : 'below'} ${limit}.`,
    'exit-closing-order': () => 'Take-profit and stop-loss go with orders that open a position.',
    'exit-not-possible': () => 'This product line takes no take-profit or stop-loss.',
    'limit-price-missing': () => 'A limit exit needs its limit price.',
    'margin-mode-spot': () => 'Isolated margin is for futures.',
    'mixed-categories': () => 'One batch holds orders of one product line.',
    'batch-size': ({ most = '20' }) => `One batch holds 1 to ${most} orders.`,
    'insufficient-position': ({ available = '', coin = '' }) =>
      `More than can be closed: ${available} ${coin} is free.`,
    'leverage-range': ({ minimum = '', maximum = '' }) =>
      maximum === ''
        ? `Leverage goes from ${minimum} up.`
        : `Leverage goes from ${minimum} to ${maximum}.`,
    'same-wallet': () => 'Choose two different accounts.',
    'secret-too-large': ({ limit = '' }) =>
      `This system's keychain holds at most ${limit} bytes an item, and this key is larger. Use a smaller RSA key, such as 2048 bits, or an HMAC key.`,
    'not-pkcs8': () =>
      'This is not an RSA private key in PKCS#8 form without a passphrase. Its first line reads BEGIN PRIVATE KEY.',
    'nothing-to-do': () => 'There is nothing to do.',
    'not-in-batch': () =>
      'Reduce-only, take-profit, stop-loss and isolated margin cannot go in a batch. Send this order on its own.',
    'isolated-trigger': () =>
      'The exchange sends trigger orders with crossed margin only. Choose crossed, or place the order when its price is reached.',
    'duplicate-submit': () => 'The same was sent a moment ago. It was not sent again.',
    ...guardErrorsInEnglish,
    'wrong-shape': () => 'This does not look right. Copy it again, whole, from the exchange.',
    'too-long': ({ limit = '' }) => `At most ${limit} characters.`,
    'key-limit': () => 'This account already has 10 key sets, the most the exchange allows.',
    'key-exists': ({ label = '' }) =>
      label === '' ? 'This key is already here.' : `This key is already here as “${label}”.`,
    'wrong-environment': ({ environment = '' }) =>
      `The key belongs to another environment: ${ENVIRONMENT[environment] ?? 'not this one'}. Choose that one and try again.`,
    'practice-elsewhere': () =>
      'The practice exchange runs outside the desk, which cannot make keys there. Enter one by hand.',
    'not-found': () => 'It is no longer there.',
    'sub-keys-out-of-date': () =>
      'This list of keys is out of date. Read it again, then choose the key.',
  },
  unavailable: {
    offline: {
      happened: 'The exchange could not be reached.',
      means: 'This machine has no way to it: no network, or its name cannot be looked up.',
      remedy: 'Check the connection, a VPN or a proxy, then try again.',
    },
    'socket-down': {
      happened: 'The private socket is not connected.',
      means: 'Orders are set to go over it, so nothing was sent.',
      remedy: 'Wait until it is live again, or let orders go over REST in the settings.',
    },
    timeout: {
      happened: 'The exchange did not answer in time.',
      means: 'The request may be slow on the way or at the exchange.',
      remedy: 'Try again in a moment.',
    },
    reset: {
      happened: 'The connection was cut.',
      means: 'The other side or something between closed it before the answer came.',
      remedy: 'Try again. If it goes on, check a VPN, proxy or firewall.',
    },
    tls: {
      happened: 'No trusted connection to the exchange.',
      means: 'Its certificate could not be verified. Something may be reading the traffic.',
      remedy:
        'Check the clock of this machine and any proxy. Do not enter keys until this is settled.',
    },
    'server-error': {
      happened: 'The exchange reported a fault of its own.',
      means: 'It is overloaded, under maintenance or being updated.',
      remedy: 'Try again in a minute.',
    },
    unreadable: {
      happened: 'The answer could not be read.',
      means: 'It was not what the exchange documents. A proxy may have answered in its place.',
      remedy: 'Open the request under Requests to see what came.',
    },
    cancelled: {
      happened: 'The request was given up.',
      means: 'The desk was closing, or you moved to another key.',
      remedy: '',
    },
    'journal-disk-full': {
      happened: 'The order was not sent: the disk is full.',
      means: 'Each order is written to the order journal before it leaves, and there is no room.',
      remedy: 'Make room and send it again. Cancelling, closing positions and panic work.',
    },
    'journal-not-writable': {
      happened: 'The order was not sent: the order journal cannot be written.',
      means: 'Each order is written down before it leaves, so that none is ever lost or doubled.',
      remedy: 'See Notices for the cause, mend it and send it again. Cancelling and panic work.',
    },
    'practice-down': {
      happened: 'The practice exchange is not running.',
      means: 'It runs on this machine and has stopped or not started yet.',
      remedy: 'Open Practice and start it again.',
    },
    locked: {
      happened: 'The desk is locked.',
      means: 'Keys have left memory.',
      remedy: 'Unlock the desk and try again.',
    },
  },
  keychain: {
    'no-service': {
      happened: 'There is no keychain on this machine.',
      means: 'The desk keeps keys only in the system’s keychain, and no such service answers.',
      remedy:
        'Debian and Ubuntu: sudo apt install gnome-keyring libsecret-1-0, then log in again. KDE: switch on KWallet’s Secret Service. Over SSH or in a container, start a D-Bus session first: dbus-run-session.',
    },
    locked: {
      happened: 'The keychain is locked.',
      means: 'It holds the key but will not give it before it is unlocked.',
      remedy:
        'Unlock it with your login password: Passwords and Keys on GNOME, KWallet on KDE, Keychain Access on macOS. Then try again.',
    },
    denied: {
      happened: 'The keychain refused.',
      means: 'The question of the system was dismissed or answered with no.',
      remedy: 'Try again and allow Keydesk. On macOS choose “Always Allow”.',
    },
    unreadable: {
      happened: 'The key in the keychain cannot be read.',
      means: 'The entry was changed or damaged. It was left as it is.',
      remedy:
        'Delete this key here and add it again. The entry is called Keydesk in the keychain, if you want to look first.',
    },
    'write-failed': {
      happened: 'The keychain did not store the key.',
      means: 'It answered, but the entry was not written. Nothing was kept.',
      remedy:
        'Check that the login keychain is the default one and that the disk is not full, then try again. On Windows remove old entries from Credential Manager.',
    },
  },
  refused: {
    happened: 'The exchange refused.',
    means: 'The request arrived and was turned down. Nothing was changed.',
    remedy: 'The exchange’s own words are below.',
  },
  unauthorised: {
    happened: 'The exchange did not accept the key.',
    means: 'The request arrived but was not let in. Nothing was changed.',
    remedy: 'The exchange’s own words are below. If they do not help, make a new key.',
  },
  rateLimited: (seconds) => ({
    happened: 'Too many requests.',
    means: 'The exchange allows a fixed number each second and this one was too many.',
    remedy: `Try again in ${seconds}. The desk slows down by itself.`,
  }),
  unknownOutcome: (clientOid) => ({
    happened: 'It is not known whether the order arrived.',
    means: `The connection failed after it was sent (${clientOid}). It may be working.`,
    remedy: 'Do not send it again. The desk is asking the exchange and will tell you.',
  }),
  fileNotWritten: {
    'disk-full': {
      happened: 'The file could not be written.',
      means: 'The disk is full. No part of the file was left.',
      remedy: 'Make room on the disk and try again.',
    },
    'read-only': {
      happened: 'The file could not be written.',
      means: 'The desk may not write into that folder. No part of the file was left.',
      remedy: 'Allow writing into your downloads folder and try again.',
    },
  },
  internal: (reference) => ({
    happened: 'Something in the desk went wrong.',
    means: `The fault is in the log under ${reference}.`,
    remedy: 'Try again. If it happens again, restart the desk.',
  }),
  source: (code, message) => `${code} · ${message}`,
}
