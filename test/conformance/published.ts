/** jira.js's published schemas, by the operation that each is for: its functions are asked what they would send and expect. */
import type { ZodType } from 'zod'

/** What a function of jira.js hands to its client. */
interface Sent {
  readonly method: string
  readonly url: string
  readonly schema?: ZodType
}
type Call = (client: { sendRequest: (sent: Sent) => Promise<never> }, parameters: unknown) => Promise<unknown>

/** `GET /rest/api/3/priority/{}` → what it answers. */
export async function publishedSchemas(): Promise<Map<string, ZodType>> {
  // Read while it is loaded: its schemas then refuse what they do not know.
  process.env.AUDIT_SCHEMAS = 'true'
  const [cloud, agile] = await Promise.all([import('jira.js/cloud'), import('jira.js/agile')])
  delete process.env.AUDIT_SCHEMAS
  const schemas = new Map<string, ZodType>()
  const rooms: readonly object[] = [cloud, agile]
  for (const call of rooms.flatMap((room): unknown[] => Object.values(room)))
    if (typeof call === 'function')
      for (const { method, url, schema } of await sentBy(call as Call))
        if (schema) schemas.set(nameless(`${method} ${decodeURIComponent(url)}`), schema)
  return schemas
}

export const nameless = (called: string): string => called.replace(/\{[^}]*\}/g, '{}')

/** Any parameter is there, and is called `{…}`. */
const PARAMETERS = new Proxy({}, { get: (_, name) => (typeof name === 'string' ? `{${name}}` : undefined) })

async function sentBy(call: Call): Promise<Sent[]> {
  const sent: Sent[] = []
  const client = {
    sendRequest: (one: Sent) => {
      sent.push(one)
      return Promise.reject(new Error('only asked'))
    },
  }
  // Some make a client instead, or work on the answer that never comes.
  await Promise.resolve()
    .then(() => call(client, PARAMETERS))
    .catch(() => undefined)
  return sent
}
