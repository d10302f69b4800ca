/** Who is signed in. */
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
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

async function readSession(): Promise<SignedIn | null> {
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
