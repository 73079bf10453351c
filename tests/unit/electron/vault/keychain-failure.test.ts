import { describe, expect, it } from 'vitest'
import { classifyKeychainError } from '../../../../electron/vault/keychain-failure.ts'

// Texts seen from libsecret 0.20 with gnome-keyring 42, and those that Apple and Microsoft document.
describe('the failures of a keychain', () => {
  it.each([
    ['read', 'Cannot autolaunch D-Bus without X11 $DISPLAY', 'no-service'],
    ['read', 'Could not connect: No such file or directory', 'no-service'],
    [
      'write',
      'The name org.freedesktop.secrets was not provided by any .service files',
      'no-service',
    ],
    ['read', 'libsecret-1.so.0: cannot open shared object file: No such file', 'no-service'],
    [
      'write',
      'Object does not exist at path “/org/freedesktop/secrets/collection/login”',
      'no-service',
    ],
    ['write', 'Cannot create an item in a locked collection', 'locked'],
    [
      'write',
      "The '/org/freedesktop/secrets/collection/login' object does not exist",
      'write-failed',
    ],
    ['read', 'User interaction is not allowed.', 'locked'],
    ['read', 'The user name or passphrase you entered is not correct.', 'denied'],
    ['read', 'User canceled the operation.', 'denied'],
    ['read', 'A default keychain could not be found.', 'no-service'],
    ['read', 'Unable to decode the provided data.', 'unreadable'],
    ['write', 'This keychain cannot be modified.', 'write-failed'],
    ['read', 'Access is denied.', 'denied'],
    [
      'write',
      'A specified logon session does not exist. It may already have been terminated.',
      'no-service',
    ],
    ['write', 'The stub received bad data.', 'write-failed'],
    ['read', '他の何か', 'unreadable'],
    ['delete', '他の何か', 'write-failed'],
  ] as const)('%s: "%s" is %s', (operation, message, failure) => {
    expect(classifyKeychainError(operation, message, 20)).toBe(failure)
  })

  it('is a dismissed prompt when there was time for one', () => {
    const message = 'Cannot create an item in a locked collection'
    expect(classifyKeychainError('write', message, 1_200)).toBe('denied')
  })
})
