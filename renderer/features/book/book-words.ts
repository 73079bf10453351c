import { defineWords } from '../../i18n/define-words.ts'

/** Words of what the book tells beyond its rows. */
export const bookWords = defineWords(
  {
    average: 'Average',
    sum: (coin: string) => `Sum ${coin}`,
    value: (coin: string) => `Value ${coin}`,
    away: 'From best',
    share: (bids: number) => `Of the sizes shown ${bids}% are bids and ${100 - bids}% asks`,
    bids: (percent: number) => `Bids ${percent}%`,
    asks: (percent: number) => `${percent}% asks`,
  },
  {
    average: '均价',
    sum: (coin: string) => `累计 ${coin}`,
    value: (coin: string) => `价值 ${coin}`,
    away: '距最优价',
    share: (bids: number) => `所示数量中，买盘占 ${bids}%，卖盘占 ${100 - bids}%`,
    bids: (percent: number) => `买盘 ${percent}%`,
    asks: (percent: number) => `${percent}% 卖盘`,
  },
)
