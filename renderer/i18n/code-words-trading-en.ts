import type { CodeTable } from './code-words.ts'

/** Codes about orders, positions, leverage and modes. */
export const tradingCodesInEnglish: CodeTable = {
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
  '45113': [
    'The order is worth too much.',
    'The instrument has a largest value for one order.',
    'Split the order.',
  ],
  '25202': [
    'Not enough balance.',
    'Less of the coin is free than the order needs. Open orders may hold some of it.',
    'Enter a smaller size, or cancel orders that hold the coin.',
  ],
  '25203': [
    'Not enough margin.',
    'Free equity does not cover the margin of this order at this leverage.',
    'Enter a smaller size, raise the leverage, or close a position.',
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
    'Placing it is riskier than usual, so the exchange wants it sent again.',
    'Look at the price, then send the order again if you still want it.',
  ],
  '25236': [
    'The order does not fit the position mode.',
    'The account is in hedge mode and the order is for one-way mode, or the other way round.',
    'Check the position mode under Account, Settings. It can be changed there while no futures order or position is open.',
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
    'Prices and size are the same as before.',
    'Enter another price or size.',
  ],
  '25114': [
    'An earlier change or cancel is still under way.',
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
    'The exchange changes it only while no futures order or position is open.',
    'Cancel futures orders, strategy orders too, and close futures positions first.',
  ],
  '25008': [
    'The account is at risk or being liquidated.',
    'The exchange has stopped new orders.',
    'Reduce positions or add funds. Log in at the exchange to see more.',
  ],
  '25105': [
    'No position may be opened here.',
    'The exchange takes only orders that close on this instrument.',
    'Close what is open, or choose another instrument.',
  ],
  '25002': [
    'The exchange does not support this.',
    'The product line, the instrument or the kind of order does not allow it.',
    'Do it another way, such as by cancelling and placing again.',
  ],
  '25107': [
    'A position is open.',
    'The exchange does this only while no futures position is open.',
    'Close the position, then try again.',
  ],
  '25570': [
    'Futures orders are open.',
    'The exchange does this only while no futures order is open.',
    'Cancel the futures orders, strategy orders too, then try again.',
  ],
  '25213': [
    'More than may be bought or sold net.',
    'The exchange limits the net amount of this coin, for a day or for good.',
    'Enter a smaller size. The exchange’s own words name the most.',
  ],
  '25218': [
    'The order would put the account at risk.',
    'It could be liquidated soon after.',
    'Enter a smaller size, or add funds first.',
  ],
  '25221': [
    'The exchange has no tier for this size.',
    'Leverage and margin go by tiers, and none holds the position.',
    'Enter a smaller size or choose another leverage.',
  ],
  '25222': [
    'The exchange has no price for this instrument.',
    'Without a last or mark price it cannot check the order.',
    'Wait until the instrument trades, then try again.',
  ],
  '25224': [
    'A take-profit or stop-loss would trigger at once.',
    'The price is already past it.',
    'Cancel it, or move it beyond the price.',
  ],
  '25234': [
    'More than is left for this kind of order.',
    'The exchange limits ordinary and post-only orders apart.',
    'Enter a smaller size. The exchange’s own words name what is left.',
  ],
  '25239': [
    'The position could not be closed.',
    'The exchange did not say why.',
    'Look at the position. If it is still open, try again.',
  ],
  '25242': [
    'More than may be taken off.',
    'The exchange limits how much may be reduced.',
    'Enter less. The exchange’s own words name the most.',
  ],
  '25243': [
    'More of this coin may not be held.',
    'The exchange limits holdings of some coins.',
    'Enter a smaller size or choose another coin.',
  ],
  '25569': [
    'The order was changed too often.',
    'The exchange limits how often one order may be changed.',
    'Cancel it and place a new one.',
  ],
  '25573': [
    'This change was skipped.',
    'An earlier change in the same batch failed.',
    'Look at the order, then change it again.',
  ],
  '25653': [
    'The order has changed in the meantime.',
    'It was filled in part, changed or cancelled while this was on its way.',
    'Look at the order, then try again.',
  ],
  '25654': [
    'The price is beyond the bankruptcy price.',
    'At that price the position’s margin would be gone.',
    'Move the price closer to the market.',
  ],
}
