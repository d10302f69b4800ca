/** The room's door: the portfolio's items and their progress. */
export * from './day.ts'
export { isDescription, isEmpty, plainText } from './document.ts'
export * from './history.ts'
export * from './item.ts'
export * from './key-result.ts'
export * from './roll-up.ts'
