/** For whom numbers are made: viewers see no more than the visibility policy allows. */
import { seesAll } from '../action.ts'
import type { Actor } from '../context.ts'

export type Audience = 'all' | 'viewers'

export const audienceOf = ({ role }: Pick<Actor, 'role'>): Audience => (seesAll(role) ? 'all' : 'viewers')
