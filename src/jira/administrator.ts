/** Is this account a Jira administrator now? Each kind of Jira asks for the question in its own words. */
import { z } from 'zod'
import type { Jira } from './client.ts'

const MINE = z.looseObject({ permissions: z.record(z.string(), z.looseObject({ havePermission: z.boolean() })) })

export async function isAdministrator(jira: Jira): Promise<boolean> {
  // Cloud refuses a question that names no permission; Data Center tells every one, and has no parameter that chooses.
  const { permissions } =
    jira.deployment === 'cloud'
      ? await jira.get(MINE, '/rest/api/3/mypermissions', { permissions: 'ADMINISTER' })
      : await jira.get(MINE, '/rest/api/2/mypermissions')
  return permissions.ADMINISTER?.havePermission === true
}
