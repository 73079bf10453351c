import type { CodeTable } from './code-words.ts'

/** Codes about keys, accounts and the gateway. */
export const codesInEnglish: CodeTable = {
  '40006': [
    'The exchange does not know this API key.',
    'It was mistyped, deleted, or never created.',
    'Copy the API key again from the exchange, or make a new one.',
  ],
  '40009': [
    'The signature was not accepted.',
    'The secret key does not belong to this API key, or was not copied whole.',
    'Copy the secret key again. If it is gone, make a new key: the exchange shows it only once.',
  ],
  '40008': [
    'The time of the request was not accepted.',
    'The clock of this machine is more than 30 seconds from the exchange’s, or the request was held up.',
    'Set the clock of this machine to automatic and try again.',
  ],
  '40012': [
    'The passphrase is wrong.',
    'It is the one you chose when you made the key, not your login password. The exchange cannot tell you a forgotten one.',
    'Enter it again. If it is forgotten, make a new key at the exchange.',
  ],
  '40018': [
    'This address may not use the key.',
    'The key is bound to other IP addresses than the one this machine has now.',
    'At the exchange, add the address of this machine to the key, or come through a bound one.',
  ],
  '22010': [
    'This action needs a key that is bound to an IP address.',
    'The exchange asks for it before it lets such a key act.',
    'Bind an address to the key at the exchange.',
  ],
  '40014': [
    'The key lacks a permission.',
    'The permissions given when it was made do not cover this action.',
    'Change the key’s permissions at the exchange, then refresh it here.',
  ],
  '40099': [
    'The key belongs to another environment.',
    'A demo key was used as live, or a live key as demo.',
    'Bind it to the other environment: the desk checks it there first.',
  ],
  '25245': [
    'The account is not a unified account.',
    'This desk speaks to unified trading accounts only.',
    'Switch the account to unified mode at the exchange, or use another account.',
  ],
  '40085': [
    'The account is a unified account.',
    'An older kind of request was sent, which it does not take.',
    'Report this: the desk should not send such requests.',
  ],
  '40013': [
    'The account may not trade now.',
    'The exchange has restricted, frozen or closed it.',
    'Log in at the exchange to see why, or ask its support.',
  ],
  '40035': [
    'The account must be verified first.',
    'The exchange asks for identity or security checks before the key may act.',
    'Log in at the exchange and finish them.',
  ],
  '40015': [
    'The exchange has trouble of its own.',
    'It is overloaded, being updated, or could not finish in time.',
    'Try again in a minute. For an order, look in the open orders first.',
  ],
  '429': [
    'Too many requests.',
    'Each endpoint has its own number a second, and this one was used up.',
    'Wait a second and try again.',
  ],
  '25004': [
    'Too often, or two at the same time.',
    'The exchange took an earlier request on the same thing first.',
    'Wait a moment and try again.',
  ],
  '40007': [
    'The kind of content was not accepted.',
    'Something between changed the request.',
    'Check proxies on this machine.',
  ],
  '40019': [
    'A field of the request was not accepted.',
    'The exchange names it in its message.',
    'Change that field and try again.',
  ],
  '40105': [
    'Not available in demo trading.',
    'The exchange does not offer this for demo keys.',
    'Use another environment for it.',
  ],
  '40404': [
    'The exchange does not know this address.',
    'The request went to a path that does not exist there.',
    'Update the desk.',
  ],
  '40036': [
    'The passphrase of that key is wrong.',
    'The exchange asks for the passphrase that was chosen when the sub-account’s key was made.',
    'Enter it again. If it is forgotten, delete the key and make another.',
  ],
  '40028': [
    'The sub-account does not belong to this account.',
    'Only the main account that made it may manage it.',
    'Choose a key of that main account.',
  ],
  '40048': [
    'This needs a key of the main account.',
    'The key in use belongs to a sub-account, and only the main account manages sub-accounts.',
    'Choose a key of the main account.',
  ],
  '40063': [
    'The account already has 10 keys.',
    'That is the most the exchange allows for one account.',
    'Delete a key that is not needed, then try again.',
  ],
  '40065': [
    'The key is not there any more.',
    'It was deleted at the exchange, or belongs to another sub-account.',
    'Refresh the list.',
  ],
  '40070': [
    'The passphrase was not accepted.',
    'It must have 8 to 32 characters, letters and digits.',
    'Choose another passphrase.',
  ],
  '40071': [
    'A sub-account with this name exists already.',
    'Names of sub-accounts are unique.',
    'Choose another name.',
  ],
  '40069': [
    'No more sub-accounts can be made.',
    'The account has reached the exchange’s limit.',
    'Use one that is there, or ask the exchange to raise the limit.',
  ],
  '40061': [
    'A sub-account may not do this.',
    'The key in use belongs to a sub-account.',
    'Choose a key of the main account.',
  ],
  '40040': [
    'The permissions were not accepted.',
    'The exchange does not give a key this combination.',
    'Choose at least one permission and try again.',
  ],
  '25005': [
    'The exchange does not know this user.',
    'The account of the key or of the other side does not exist.',
    'Check the UID, or refresh the key on the keys screen.',
  ],
  '25009': [
    'The account mode cannot be changed this way.',
    'The exchange does not support this change through keys.',
    'Change it on the exchange’s website.',
  ],
  '25011': [
    'Not transferred: the account is being liquidated.',
    'The exchange moves nothing out of an account in liquidation.',
    'Wait until it has ended, then look at the balances.',
  ],
  '25110': [
    'Not transferred: the unified account does not take this coin.',
    'The exchange keeps it in the funding account only.',
    'Leave it there, or choose another coin.',
  ],
  '25201': [
    'The exchange does not know this coin.',
    'Its name is mistyped, or the coin was delisted.',
    'Choose a coin from the list.',
  ],
  '25217': [
    'More than is owed.',
    'One can repay no more than the debt of the coin.',
    'Enter a smaller amount.',
  ],
  '43117': [
    'More than may be transferred.',
    'Open orders, positions and debt hold a part of the balance.',
    'Enter a smaller amount.',
  ],
  '25559': [
    'A rule of institutional loans forbids this.',
    'The account belongs to a loan’s risk unit, with limits of its own.',
    'See the loan’s terms at the exchange, or ask its support.',
  ],
  '00001': [
    'The range of time was not accepted.',
    'The exchange answers for a limited span, and not without end into the past.',
    'Choose a shorter or a later range.',
  ],
  '40021': [
    'Withdrawals are not allowed.',
    'The exchange has switched them off for this account, or asks for verification first.',
    'Log in at the exchange. The desk itself never withdraws.',
  ],
  '40029': [
    'Only brokers may do this.',
    'The account is not registered as a broker at the exchange.',
    'Use another account.',
  ],
  '40054': [
    'The exchange found nothing.',
    'There is no data under what was asked for.',
    'Check the choice, then try again.',
  ],
  '40056': [
    'The note of the key was not accepted.',
    'It must have 1 to 20 characters.',
    'Choose a shorter note.',
  ],
  '40058': [
    'Too many entries in one field.',
    'The exchange takes only so many, such as 30 IP addresses on a key.',
    'Leave some out. The exchange’s own words name the most.',
  ],
  '40086': [
    'The exchange’s VIP address was refused.',
    'The account has not applied for it.',
    'Check proxies on this machine: the desk does not use that address.',
  ],
  '40103': [
    'Not available where you are.',
    'The exchange does not serve this country or region.',
    'Read the exchange’s terms for your region.',
  ],
  '40301': [
    'The account has not been given this.',
    'The exchange opens it for some accounts only, not for copy traders among others.',
    'Ask the exchange’s support.',
  ],
}
