/** What people chose, as keys of the source: a project by its key, an object as they know it. Pure. */
import { Fault } from '../base/index.ts'
import { type Key, type Kind, type KindName, kindOf, nameIn } from './kind.ts'
import type { Snapshot } from './snapshot.ts'

/** Null of both is the whole site. */
export interface Chosen {
  /** Project keys as Jira writes them. */
  readonly projects: readonly string[] | null
  /** Keys of single objects. */
  readonly objects?: readonly string[] | null
}

/** Null where it is the whole site. */
export function resolveChosen(
  source: Snapshot,
  kinds: ReadonlyMap<KindName, Kind>,
  { projects, objects }: Chosen,
): readonly Key[] | null {
  if (projects === null && !objects) return null
  const known = new Set(source.objects.map((object) => object.key))
  return [
    ...(projects ?? []).map((typed) => projectKey(source, known, typed)),
    ...(objects ?? []).map((typed) => objectKey(source, kinds, known, typed)),
  ]
}

function projectKey(source: Snapshot, known: ReadonlySet<Key>, typed: string): Key {
  const key = `project:${typed.trim().toUpperCase()}`
  if (known.has(key)) return key
  throw new Fault('input.invalid', `${source.site.name} has no project ${typed} that this account may see.`, {
    about: typed,
    remedy: someOf(
      source.objects.filter(({ kind }) => kind === 'project').map((object) => nameIn(object.key)),
      'It shows no projects at all.',
    ),
  })
}

/** The key itself; else, whatever the case, the kind and the whole name or its beginning, where only one fits. */
function objectKey(source: Snapshot, kinds: ReadonlyMap<KindName, Kind>, known: ReadonlySet<Key>, typed: string): Key {
  const key = typed.trim()
  if (known.has(key)) return key
  const kind = kindCalled(kinds, kindOf(key))
  if (kind === undefined)
    throw new Fault('input.invalid', `"${typed}" names no kind of object.`, {
      about: typed,
      remedy: 'Write the kind and the name, such as workflow:Delivery. `fairlead kinds` lists the kinds.',
    })
  const name = nameIn(key).trim().toLowerCase()
  const mine = source.objects.filter((object) => object.kind === kind.name)
  const whole = mine.filter(
    (object) => nameIn(object.key).toLowerCase() === name || kind.nameOf(object.value).toLowerCase() === name,
  )
  const found = whole.length > 0 ? whole : mine.filter((object) => nameIn(object.key).toLowerCase().startsWith(name))
  const [only, ...others] = found
  if (only && others.length === 0) return only.key
  throw new Fault(
    'input.invalid',
    only
      ? `"${typed}" could be any of ${found.length} ${kind.plural.toLowerCase()} of ${source.site.name}.`
      : `${source.site.name} has no ${kind.label.toLowerCase()} ${nameIn(key).trim()}.`,
    {
      about: typed,
      remedy: someOf(
        (only ? found : mine).map((object) => object.key),
        `It shows no ${kind.plural.toLowerCase()} at all.`,
      ),
    },
  )
}

/** `Custom field`, `custom fields` and `custom-field` are the same to people. */
function kindCalled(kinds: ReadonlyMap<KindName, Kind>, typed: string): Kind | undefined {
  const word = typed.trim().toLowerCase().replaceAll(' ', '-')
  return [...kinds.values()].find(({ name, label, plural }) =>
    [name, label, plural].some((one) => one.toLowerCase().replaceAll(' ', '-') === word),
  )
}

function someOf(names: readonly string[], none: string): string {
  return names.length === 0 ? none : `It has: ${names.slice(0, 20).join(', ')}${names.length > 20 ? ' …' : ''}.`
}
