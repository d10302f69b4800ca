/** The room's door: JQL, parsed and answered from the issues of a site. */
export { parse } from './parse.ts'
export { BadQuery, type Clause, type Operand, type Query, type Single, testsOf } from './query.ts'
export {
  count,
  find,
  findsFresh,
  type Place,
  part,
  placeOf,
  prepare,
  prepareLeniently,
  type Search,
  unveiled,
} from './search.ts'
export { showQuery } from './show.ts'
