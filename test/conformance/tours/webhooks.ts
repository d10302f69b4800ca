/** Webhooks of administrators, which no document has, and those of apps, which no token may touch. */
import { onCloud, type Tour } from '../tour.ts'

const BODY = {
  name: 'Listener',
  url: 'https://listener.example/jira',
  events: ['jira:issue_created', 'jira:issue_updated'],
  filters: { 'issue-related-events-section': 'project = PAR' },
  excludeBody: false,
}

const BEFORE_10 = '/rest/webhooks/1.0/webhook'
const FROM_10 = '/rest/jira-webhook/1.0/webhooks'

export const ofAdministrators: Tour = async ({ kind, go, refused }) => {
  const isCloud = kind === 'cloud'
  const path = isCloud ? BEFORE_10 : FROM_10
  const secret = isCloud ? { secret: 'shh' } : { configuration: { SECRET: 'shh' } }
  const { id, self } = await go(`POST ${path}`, {}, { ...BODY, ...secret })
  const webhookId = isCloud ? String(self).split('/').at(-1) : id
  const one = { webhookId: webhookId ?? '' }
  await go(`GET ${path}`)
  await go(`GET ${path}/{webhookId}`, one)
  await go(`PUT ${path}/{webhookId}`, one, BODY)
  await go(`DELETE ${path}/{webhookId}`, one)
  if (isCloud) return
  for (const method of ['GET', 'POST']) await refused(`${method} ${BEFORE_10}`, {}, BODY)
  for (const method of ['GET', 'PUT', 'DELETE']) await refused(`${method} ${BEFORE_10}/{webhookId}`, one, BODY)
}

export const ofApps = onCloud(async ({ refused }) => {
  await refused('GET /rest/api/3/webhook')
  await refused('POST /rest/api/3/webhook', {}, { url: BODY.url, webhooks: [] })
  await refused('DELETE /rest/api/3/webhook', {}, { webhookIds: [1] })
  await refused('GET /rest/api/3/webhook/failed')
  await refused('PUT /rest/api/3/webhook/refresh', {}, { webhookIds: [1] })
})
