/** What is asked anew once a plan got other answers; the rest follows when it has been made again. */
import type { Route } from '../../api.ts'

export const OF_PLAN: readonly Route[] = ['GET /plans/{id}', 'GET /plans']
