/** First of all, and as nobody: does anything answer, and is it Jira? A 200 here says nothing about the token. */
import { z } from 'zod'
import type { Line } from '../exchange.ts'
import { heard, read } from './ask.ts'
import { type SiteFacts, trouble } from './verification.ts'

const SERVER_INFO = z.looseObject({
  version: z.string(),
  deploymentType: z.string().nullish(),
  baseUrl: z.string().nullish(),
})
/** Part of the gateway's path: what could climb out of its place there is no id. */
const TENANT = z.looseObject({ cloudId: z.string().regex(/^[\w-]{1,100}$/) })

/** Version 2 is served by both deployments, so the question fits before we know which it is. */
const QUESTION = { method: 'GET', path: '/rest/api/2/serverInfo', anonymous: true } as const
const TENANT_QUESTION = { method: 'GET', path: '/_edge/tenant_info', anonymous: true } as const

export async function reach(line: Line): Promise<SiteFacts> {
  const answer = await heard(line, QUESTION)
  if (answer.status === 404 || answer.body === undefined)
    throw trouble(
      'not-jira',
      answer.status === 404
        ? `Something answers at ${line.address}, but it is not Jira.`
        : `${line.address} answers with a page, not with Jira's data.`,
      'Check the address. Data Center may live below a path, such as /jira; a login page before Jira must let the REST API through.',
    )
  const { version, deploymentType, baseUrl } = read(SERVER_INFO, line.site, QUESTION, answer)
  const deployment = deploymentType === 'Cloud' ? 'cloud' : 'dataCenter'
  return {
    product: deployment === 'cloud' ? 'Jira Cloud' : 'Jira Data Center',
    version,
    deployment,
    baseUrl: baseUrl ?? null,
    cloudId: deployment === 'cloud' ? await cloudIdOf(line) : null,
  }
}

/** Names the site behind the gateway. A site that does not tell can still be used at its own address. */
async function cloudIdOf(line: Line): Promise<string | null> {
  const answer = await heard(line, TENANT_QUESTION)
  const tenant = TENANT.safeParse(answer.body)
  return answer.status === 200 && tenant.success ? tenant.data.cloudId : null
}
