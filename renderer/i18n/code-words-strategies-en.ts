import type { CodeLine, CodeTable } from './code-words.ts'

/** An exit on the wrong side of the price that the exchange measures it by. */
function wrongSide(exit: string, position: string, side: string, reference: string): CodeLine {
  return [
    `The ${exit} of a ${position} must be ${side} the ${reference}.`,
    'Its trigger price is on the wrong side, where it would be reached at once.',
    `Enter a trigger price ${side} the ${reference}.`,
  ]
}

/** The four exits of a long and a short, in the order in which the exchange numbers them. */
function wrongSides(
  codes: readonly [string, string, string, string],
  reference: string,
): CodeTable {
  return {
    [codes[0]]: wrongSide('take-profit', 'long', 'above', reference),
    [codes[1]]: wrongSide('stop-loss', 'long', 'below', reference),
    [codes[2]]: wrongSide('take-profit', 'short', 'below', reference),
    [codes[3]]: wrongSide('stop-loss', 'short', 'above', reference),
  }
}

/** Codes about strategy orders: take-profit, stop-loss and triggers. */
export const strategyCodesInEnglish: CodeTable = {
  ...wrongSides(['25579', '25580', '25581', '25582'], 'entry price'),
  ...wrongSides(['25585', '25586', '25587', '25588'], 'last price'),
  ...wrongSides(['25589', '25590', '25591', '25592'], 'mark price'),
  '25575': [
    'The strategy order is not there any more.',
    'It was triggered, cancelled or has failed, or never existed.',
    'Look in the history of strategies.',
  ],
  '25576': [
    'The strategy order is being cancelled already.',
    'An earlier cancel is on its way.',
    'Wait a moment, then look at the strategies.',
  ],
  '25578': [
    'There are no strategy orders to cancel.',
    'None waits in the chosen scope.',
    'Look at the strategies.',
  ],
  '25583': [
    'A price of the take-profit or stop-loss is not above zero.',
    'Both the trigger price and the limit price must be.',
    'Enter a price above zero, or leave the field empty for none.',
  ],
  '25593': [
    'No take-profit or stop-loss is possible here.',
    'This product line or kind of order does not take them.',
    'Send the order without them, and close by hand or by a trigger order.',
  ],
  '25594': [
    'The position has its take-profit and stop-loss already.',
    'Each position takes one pair for the whole of it.',
    'Change that pair, or place one for a part of the position.',
  ],
  '25595': [
    'More than the position holds.',
    'The partial take-profits and stop-losses together exceed it.',
    'Enter a smaller size, or cancel some of them.',
  ],
  '25596': [
    'The strategy order cannot be changed any more.',
    'It has been triggered, or is in a state that allows no change.',
    'Look in the history of strategies, then place another if you need one.',
  ],
  '25599': [
    'Too many take-profits and stop-losses.',
    'The exchange limits how many may wait on one symbol.',
    'Cancel some first.',
  ],
  '25601': [
    'There is no position to guard.',
    'It was closed before the take-profit or stop-loss arrived.',
    'Look at the positions.',
  ],
  '25612': [
    'This order takes no take-profit or stop-loss.',
    'The exchange attaches them only to orders that open a position.',
    'Leave them out, or set them on the position.',
  ],
}
