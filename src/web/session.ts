/** Who is signed in. */
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { PersonView } from '../actions/index.ts'
import { Refused, send } from './api.ts'

/** Null when nobody is. */
export function useSession(): UseQueryResult<PersonView | null> {
  return useQuery({ queryKey: ['session'], queryFn: readSession, staleTime: 60_000 })
}

async function readSession(): Promise<PersonView | null> {
  try {
    return ((await send('GET', '/session')) as { person: PersonView }).person
  } catch (error) {
    if (error instanceof Refused && error.status === 401) return null
    throw error
  }
}
