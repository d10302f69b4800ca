/** Who did something, by name: actors arrive as `person:<id>` or `command:<account>`. */
import { useAsk } from './queries.ts'
import { useMay, useSession } from './session.ts'

export function useWho(): (actor: string) => string {
  const me = useSession().data
  // Only administrators may list people; everybody else sees their own name, and that somebody else did the rest.
  const people = useAsk('GET /people', {}, { enabled: useMay('administrator'), fresh: 60_000 })
  return (actor) => {
    const [, kind, rest = ''] = /^(person|command|job):(.*)$/.exec(actor) ?? []
    if (kind === 'command') return `${rest} (command line)`
    if (kind === 'job') return 'Fairlead'
    if (actor.startsWith('hand-over:')) return 'a one-time link'
    if (kind !== 'person') return actor === 'system' ? 'Fairlead' : actor
    if (rest === me?.id) return me.name
    return people.data?.people.find(({ id }) => id === rest)?.name ?? 'A colleague'
  }
}
