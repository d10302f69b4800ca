/** What the simulator serves and no document has: the line of docs/jira-assumptions.md that says where it is from, and its properties. */

export interface Undocumented {
  /** Words of that line. */
  readonly source: string
  readonly properties: readonly string[]
}

export const UNDOCUMENTED: Readonly<Record<string, Undocumented>> = {
  'GET /_edge/tenant_info': {
    source: '`GET /_edge/tenant_info` answers `{"cloudId"}` to anybody',
    properties: ['cloudId'],
  },
  'GET /rest/pat/latest/tokens': {
    source: "`GET /rest/pat/latest/tokens` lists the account's own tokens with name and dates",
    properties: ['[].id', '[].name', '[].createdAt', '[].expiringAt'],
  },
  'POST /rest/pat/latest/tokens': {
    source: '`POST /rest/pat/latest/tokens` with `name`',
    properties: ['id', 'name', 'createdAt', 'expiringAt', 'rawToken'],
  },
  'DELETE /rest/pat/latest/tokens/{tokenId}': {
    source: '`DELETE /rest/pat/latest/tokens/{tokenId}` revokes it',
    properties: [],
  },
}
