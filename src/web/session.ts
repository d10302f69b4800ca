/** Who is signed in. */
import { type QueryClient, type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { PersonView } from '../actions/index.ts'
import { Refused, send } from './api.ts'

export interface SignedIn extends PersonView {
  /** Told to add a second factor, or open to nothing else. */
  readonly secondFactor: 'should' | 'must' | null
}

/** Null when nobody is. */
export function useSession(): UseQueryResult<SignedIn | null> {
  return useQuery({ queryKey: ['session'], queryFn: readSession, staleTime: 60_000 })
}

const RANKS = ['viewer', 'editor', 'deployer', 'administrator', 'owner'] as const

/** Whether the person may do what needs this role. The server judges by itself; here it is only for what is offered. */
export function useMay(role: (typeof RANKS)[number]): boolean {
  const mine = useSession().data?.role
  return mine !== undefined && RANKS.indexOf(mine) >= RANKS.indexOf(role)
}

/** Set while somebody has left this browser and the server does not know it yet. */
const LEFT = 'fairlead-left'

/** Nothing that was asked for as somebody stays in the page. */
export function forget(client: QueryClient): void {
  client.setQueryData(['session'], null)
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
}

/** Also where the server cannot be reached: the page and the browser forget at once, the server is told as soon as it answers. */
export function leave(client: QueryClient): void {
  localStorage.clear()
  localStorage.setItem(LEFT, 'yes')
  forget(client)
}

/** Before anybody signs in again. */
export async function endLeft(): Promise<void> {
  if (localStorage.getItem(LEFT) === null) return
  await send('DELETE', '/session')
  localStorage.removeItem(LEFT)
}

async function readSession(): Promise<SignedIn | null> {
  if (localStorage.getItem(LEFT) !== null) return null
  try {
    const { person, secondFactor } = (await send('GET', '/session')) as {
      readonly person: PersonView
      readonly secondFactor: SignedIn['secondFactor']
    }
    return { ...person, secondFactor }
  } catch (error) {
    if (error instanceof Refused && error.status === 401) return null
    throw error
  }
}
