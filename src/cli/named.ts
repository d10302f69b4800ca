/** What people name on the command line, found by that name. */
import type { IntegrationView } from '../actions/index.ts'
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
