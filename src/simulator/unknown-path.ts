/** What Jira says where it has no endpoint, or none for that method (docs/jira-assumptions.md, Data Center). */
import type { Reply } from './http.ts'
import type { Site } from './site.ts'

const REASONS = { 404: 'Not Found', 405: 'Method Not Allowed' } as const
/** The modules of Data Center that are served; elsewhere its pages for people answer. */
const MODULES = /^\/rest\/(api\/(2|latest)|agile\/1\.0|pat\/latest|jira-webhook\/1\.0)(\/|$)/
const DEAD_LINK =
  "<!DOCTYPE html><html><head><title>Oops, you've found a dead link. - Jira</title></head><body><h1>Oops, you've found a dead link.</h1></body></html>"

export function unknownPath(site: Site, path: string, status: 404 | 405): Reply {
  if (site.kind === 'cloud')
    return { status, body: { errorMessages: [`null for uri: ${site.link(path)}`], errors: {} } }
  if (!MODULES.test(path))
    return { status: 404, body: DEAD_LINK, headers: { 'content-type': 'text/html;charset=UTF-8' } }
  return { status, body: { message: `HTTP ${status} ${REASONS[status]}`, 'status-code': status, 'sub-code': -1 } }
}
