/** What a site told, or why it could not: never taken for the harmless answer. */
import { type FaultCode, isFault } from '../base/index.ts'

export type Told<T> = { readonly is: T } | { readonly unread: string }

/** Without a login nothing can be read, and what is no answer of Jira's says nothing of it. */
const ENDS: ReadonlySet<FaultCode> = new Set(['jira.unauthorized', 'jira.anonymous'])

export async function told<T>(read: () => Promise<T>): Promise<Told<T>> {
  try {
    return { is: await read() }
  } catch (error) {
    if (!isFault(error) || !error.code.startsWith('jira.') || ENDS.has(error.code)) throw error
    return { unread: error.message }
  }
}
