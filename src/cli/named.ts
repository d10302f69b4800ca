/** What people name on the command line, found by that name. */
import type { IntegrationView, MemberView, PersonView } from '../actions/index.ts'
import { Fault } from '../base/index.ts'
import type { Asker } from './ask.ts'

/** By its name, whatever its case, or its id. */
export async function integrationNamed(asker: Asker, name: string): Promise<IntegrationView> {
  const { integrations } = await asker.ask('integrations.list', {})
  const found = integrations.find((one) => one.id === name || one.name.toLowerCase() === name.toLowerCase())
  if (found) return found
  throw new Fault('not-found', `There is no integration named ${name}.`, {
    about: name,
    remedy: 'See: fairlead integrations list',
  })
}

/** By the whole name, the e-mail address or the id; else the only one that a search finds. */
export async function memberNamed(asker: Asker, search: string): Promise<MemberView> {
  const all = (await asker.ask('members.list', {})).members
  const text = search.toLowerCase()
  const exact = all.filter(({ id, name, email }) => [id, name, email].some((one) => one?.toLowerCase() === text))
  const like = all.filter(({ name, email }) => [name, email].some((one) => one?.toLowerCase().includes(text)))
  const [found, ...others] = exact.length > 0 ? exact : like
  if (found && others.length === 0) return found
  throw new Fault('not-found', found ? `Several members are called “${search}”.` : `There is no member “${search}”.`, {
    about: search,
    remedy: 'Give the whole name, the e-mail address or the id, as `fairlead members list` shows them.',
  })
}

/** Whoever may sign in, by the whole name, the e-mail address or the id. */
export async function personNamed(asker: Asker, search: string): Promise<PersonView> {
  const text = search.toLowerCase()
  const all = (await asker.ask('people.list', {})).people
  const [found, ...others] = all.filter(({ id, name, email }) =>
    [id, name, email].some((one) => one.toLowerCase() === text),
  )
  if (found && others.length === 0) return found
  throw new Fault(
    'not-found',
    found ? `Several people are called “${search}”.` : `There is nobody called “${search}”.`,
    {
      about: search,
      remedy: 'Give the e-mail address or the id.',
    },
  )
}
