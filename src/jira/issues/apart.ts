/** Reading many issues where one of them breaks the reading: each alone then, and what Jira cannot show is told, never taken for absent. */
import { Fault, isFault } from '../../base/index.ts'
import type { Jira } from '../client.ts'
import { whoAmI } from './people.ts'

/** It is there, and Jira answers it with an error or in a form that nobody knows. */
export interface Unreadable {
  readonly id: string
  readonly says: string
}

/** Where so many break a reading it is not they that are odd. */
const MOST = 25

export interface Apart<T> {
  readonly parts: readonly T[]
  readonly unreadable: readonly Unreadable[]
}

/** All at once as long as that goes well. A site that says nobody's name either is broken as a whole: then that is thrown. */
export async function apart<T>(
  jira: Jira,
  ids: readonly string[],
  read: (ids: readonly string[]) => Promise<T>,
): Promise<Apart<T>> {
  try {
    return { parts: [await read(ids)], unreadable: [] }
  } catch (error) {
    if (!isFault(error, 'jira.broken') || !isOfOne(error) || ids.length === 0) throw error
    await whoAmI(jira)
    const [only, ...others] = ids
    if (only !== undefined && others.length === 0) return { parts: [], unreadable: [{ id: only, says: error.message }] }
    const alone = await Promise.all(ids.map((id) => apart(jira, [id], read)))
    const unreadable = alone.flatMap((one) => one.unreadable)
    if (unreadable.length > Math.min(MOST, ids.length - 1)) throw error
    return { parts: alone.flatMap(({ parts }) => parts), unreadable }
  }
}

/** Over one issue Jira answers 500, or in an odd form; a gateway's 502 and its like are about the site. */
const isOfOne = ({ facts }: Fault): boolean => facts.status === undefined || facts.status === 500

/** One issue that cannot be shown is that trouble alone; a site that answers nobody is everybody's. */
export async function readAlone<T>(jira: Jira, id: string, read: () => Promise<T>): Promise<T> {
  const { parts, unreadable } = await apart(jira, [id], async () => ({ was: await read() }))
  const [part] = parts
  if (part) return part.was
  throw new Fault('jira.cannot', `Jira cannot show this issue: ${unreadable[0]?.says ?? ''}`, { about: id })
}
