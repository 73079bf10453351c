/** House accounts of the made-up market. One quotes bids, one asks, so that neither meets itself. */
export const BIDDER = 'house-bidder'
export const ASKER = 'house-asker'
export const MAKERS = [BIDDER, ASKER] as const
/** Takes from the book, both ways. */
export const TAKER = 'house-taker'
