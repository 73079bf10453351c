import type { CodeTable } from './code-words.ts'

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
  '40305': [
    'The order’s own id was not accepted.',
    'It is too long or has characters that are not allowed.',
    'Try again: the desk makes a new one.',
  ],
  '25212': [
    'An order with this id exists already.',
    'The first one arrived. This one was not placed.',
    'Look in the open orders before you send another.',
  ],
  '40306': [
    'Too many orders in one batch.',
    'At most 20 may be sent together.',
    'Send fewer at once.',
  ],
  '25100': [
    'The exchange does not list this instrument.',
    'It was removed, or belongs to another product line.',
    'Choose another instrument.',
  ],
  '25102': [
    'The instrument is closed for now.',
    'It is in maintenance, not open yet, settling, or delisted.',
    'Wait, or choose another instrument.',
  ],
  '25013': [
    'The instrument cannot be traded through keys.',
    'The exchange allows it on its own pages only.',
    'Trade it at the exchange.',
  ],
  '25205': [
    'The price is too far from the market.',
    'The exchange takes prices within a band around it.',
    'Move the price closer.',
  ],
  '25244': [
    'The price does not fit the tick.',
    'Prices go in fixed steps on each instrument.',
    'Round the price to the tick.',
  ],
  '40808': [
    'The size does not fit the step.',
    'It has more digits than the instrument allows.',
    'Round the size to the step.',
  ],
  '25207': ['The size is too small.', 'The instrument has a least size.', 'Enter a larger size.'],
  '25208': [
    'The size is too large.',
    'The instrument has a largest size for one order.',
    'Split the order.',
  ],
  '45110': [
    'The order is worth too little.',
    'Price times size is below the exchange’s minimum.',
    'Enter a larger size.',
  ],
  '45113': ['The order is worth too much.', 'One order may not be larger.', 'Split the order.'],
  '25202': [
    'Not enough balance.',
    'Less of the coin is free than the order needs. Open orders hold some of it.',
    'Enter a smaller size, or cancel orders that hold the coin.',
  ],
  '25203': [
    'Not enough margin.',
    'Free equity does not cover the margin of this order at this leverage.',
    'Enter a smaller size, raise the leverage, or close something.',
  ],
  '25230': [
    'Larger than may be opened.',
    'Balance, leverage tier or risk limits allow less.',
    'Enter a smaller size or lower the leverage.',
  ],
  '25211': [
    'Too many open orders.',
    'The exchange limits how many may rest.',
    'Cancel some first.',
  ],
  '25229': ['Too many positions.', 'The exchange limits how many may be open.', 'Close one first.'],
  '25209': [
    'Not enough in the book.',
    'The market order found too little to trade with.',
    'Use a limit order or a smaller size.',
  ],
  '25210': [
    'The price moves fast.',
    'The exchange asks to be told again.',
    'Look at the price and send it again if you still mean it.',
  ],
  '25236': [
    'The order does not fit the position mode.',
    'The account is in hedge mode and the order is for one-way mode, or the other way round.',
    'Change the position mode at the exchange. This needs no open orders or positions.',
  ],
  '25227': [
    'There is no position to close.',
    'It was closed already, perhaps by another order.',
    'Look at the positions.',
  ],
  '25231': [
    'More than the position holds.',
    'Other closing orders may hold a part of it.',
    'Close less, or cancel those orders first.',
  ],
  '25232': [
    'Reduce-only orders would do more than reduce.',
    'Together with those that rest they exceed the position.',
    'Cancel or change the resting ones first.',
  ],
  '25204': [
    'The order is not there any more.',
    'It was filled or cancelled before this arrived, or never existed.',
    'Look in the order history.',
  ],
  '25571': [
    'Nothing would change.',
    'Price and size are the same as before.',
    'Enter another price or size.',
  ],
  '25114': [
    'An earlier change is still under way.',
    'The exchange does one after the other.',
    'Wait a moment and try again.',
  ],
  '25568': [
    'This order cannot be changed.',
    'Its kind or state does not allow it.',
    'Cancel it and place a new one.',
  ],
  '25223': [
    'The leverage is too high.',
    'The instrument or the size of the position allows less.',
    'Choose a lower leverage.',
  ],
  '25228': [
    'The leverage cannot be lowered now.',
    'The position would need more margin than is free.',
    'Add funds or reduce the position first.',
  ],
  '25010': [
    'The position mode cannot be changed now.',
    'There are open orders or positions.',
    'Close them first.',
  ],
  '25008': [
    'The account is at risk or being liquidated.',
    'The exchange has stopped new orders.',
    'Only reduce. Log in at the exchange.',
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
  '43117': [
    'More than can be moved.',
    'Open orders and positions hold a part of the balance.',
    'Enter a smaller amount.',
  ],
}
